using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What is booked with a listing: what it costs and how long it takes.</summary>
internal static class AddOns
{
    public const string Kind = "addon";

    /// <summary>What is wrong with a choice; null when nothing is.</summary>
    public static Refusal? Fault(ImmutableArray<AddOn> offered, ImmutableArray<AddOnChoice> chosen)
    {
        foreach (var choice in chosen)
        {
            if (offered.FirstOrDefault(addOn => addOn.Id == choice.Id) is not { } addOn)
            {
                return ListingRefusals.AddOnsNotValid(choice.Id, "is not offered");
            }

            if (choice.Quantity < 1 || choice.Quantity > addOn.MaximumQuantity)
            {
                return ListingRefusals.AddOnsNotValid(choice.Id, $"must be 1 to {addOn.MaximumQuantity}");
            }

            if (chosen.Count(other => other.Id == choice.Id) > 1)
            {
                return ListingRefusals.AddOnsNotValid(choice.Id, "must be named once");
            }
        }

        return null;
    }

    /// <summary>As they are sold, in the listing's order, whatever the order of the choice.</summary>
    public static ImmutableArray<BookedAddOn> Booked(ImmutableArray<AddOn> offered, ImmutableArray<AddOnChoice> chosen) =>
    [
        .. from addOn in offered
           from choice in chosen
           where choice.Id == addOn.Id
           select new BookedAddOn(addOn.Id, addOn.Label, choice.Quantity, (addOn.Duration ?? TimeSpan.Zero) * choice.Quantity),
    ];

    /// <param name="offered">By the listing.</param>
    /// <param name="booked">Of these.</param>
    /// <param name="slot">What they are added to, without their own time.</param>
    /// <param name="clock">Of the listing's zone.</param>
    public static IEnumerable<PriceLine> Lines(ImmutableArray<AddOn> offered, ImmutableArray<BookedAddOn> booked, PricedSlot slot, WallClock clock)
    {
        foreach (var one in booked)
        {
            var price = offered.First(addOn => addOn.Id == one.Id).Price;
            var units = PriceUnits.Of(price.Type, slot, clock);
            yield return new PriceLine(
                Kind, one.Label, units.Price(price.Amount, one.Quantity), units.Count * one.Quantity, price.Amount, PriceParty.Customer, PriceParty.Provider);
        }
    }

    /// <summary>Whether a wish names what was sold; one that names nothing leaves it as it is.</summary>
    public static bool Same(ImmutableArray<BookedAddOn>? sold, ImmutableArray<AddOnChoice>? wanted) =>
        wanted is not { } choices
        || choices.OrderBy(choice => choice.Id, StringComparer.Ordinal)
            .SequenceEqual((sold ?? []).Select(one => new AddOnChoice(one.Id, one.Quantity)).OrderBy(choice => choice.Id, StringComparer.Ordinal));
}
