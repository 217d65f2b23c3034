namespace Marketplace.Listings;

/// <summary>Something that can be booked with the listing: `{"id": "wash", "label": "A wash", "price": {...}, "duration": "PT15M", "maximumQuantity": 2}`.</summary>
/// <param name="Id">By what it is chosen, at most 40 letters, digits, `-` and `_`.</param>
/// <param name="Label">For people, at most 80 characters.</param>
/// <param name="Price">As a listing's: fixed, per person, hour, day or night. It may be nothing.</param>
/// <param name="Duration">How much longer each makes the booking; no time of its own when left out.</param>
/// <param name="MaximumQuantity">1 when left out, at most 100.</param>
internal sealed record AddOnRequest(string? Id, string? Label, PriceRequest? Price, string? Duration, long? MaximumQuantity)
{
    public static AddOn AddOn(Check check, string field, AddOnRequest? item) => new(
        AddOnChoices.IdOf(check, $"{field}.id", item?.Id),
        check.Text($"{field}.label", item?.Label, Listings.AddOn.MaximumLabel),
        new ListingPrice(
            check.OneOf<PriceType>($"{field}.price.type", item?.Price?.Type),
            check.Money($"{field}.price.amount", item?.Price?.Amount)),
        ListingLimits.WholeMinutes(check, $"{field}.duration", item?.Duration, TimeSpan.FromMinutes(1), Listings.AddOn.LongestDuration),
        (int)(check.OptionalNumber($"{field}.maximumQuantity", item?.MaximumQuantity, 1, Listings.AddOn.LargestQuantity) ?? 1));
}

/// <summary>An add-on that is wanted.</summary>
/// <param name="Id">Of the listing's.</param>
/// <param name="Quantity">1 when left out.</param>
internal sealed record AddOnChoiceRequest(string? Id, long? Quantity);

/// <summary>Add-ons as requests choose them.</summary>
internal static class AddOnChoices
{
    /// <returns>Null where nothing was said of add-ons.</returns>
    public static ImmutableArray<AddOnChoice>? Of(Check check, AddOnChoiceRequest[]? choices) => choices is null
        ? null
        : check.Items("addOns", choices, AddOn.Maximum, (field, choice) => new AddOnChoice(
            IdOf(check, $"{field}.id", choice?.Id),
            (int)(check.OptionalNumber($"{field}.quantity", choice?.Quantity, 1, AddOn.LargestQuantity) ?? 1)));

    /// <summary>From a query string: `wash,skis:2`.</summary>
    public static ImmutableArray<AddOnChoice>? Of(Check check, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // One more than there may be is enough to be refused.
        return check.Items("addOns", text.Split(',', AddOn.Maximum + 1), AddOn.Maximum, (field, choice) =>
        {
            var (id, count) = choice.Split(':', 2) is [var name, var number] ? (name, number) : (choice, "1");
            var isNumber = int.TryParse(count, System.Globalization.NumberStyles.None, null, out var quantity);
            check.Require(isNumber && quantity is >= 1 and <= AddOn.LargestQuantity, field, $"must be an id, or an id and a number up to {AddOn.LargestQuantity}: wash:2");
            return new AddOnChoice(IdOf(check, field, id), quantity);
        });
    }

    public static string IdOf(Check check, string field, string? value)
    {
        var id = check.Text(field, value, AddOn.MaximumId);
        check.Require(id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'), field, "must be letters, digits, - and _");
        return id;
    }
}
