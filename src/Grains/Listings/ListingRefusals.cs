using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>Every way a listing says no. The codes are documented in docs/errors.md.</summary>
internal static class ListingRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "listing.unknown", "There is no such listing.");

    public static readonly Refusal AlreadyCreated =
        new(RefusalKind.NotNow, "listing.already-created", "This listing id is taken.");

    public static Refusal NotBookable(ListingStatus status) =>
        new Refusal(RefusalKind.NotNow, "listing.not-bookable", "This listing cannot be booked now.")
            .With(FactNames.Status, status).With(FactNames.AllowedIn, ListingStatus.Active);

    public static readonly Refusal SlugTaken =
        new(RefusalKind.NotNow, "listing.slug-taken", "Another listing has this name in URLs; try again.");

    /// <summary>No resource of this provider, or one that takes nothing new.</summary>
    public static Refusal ResourceNotKnown(Guid resource) =>
        new Refusal(RefusalKind.NotValid, "listing.resource-not-known", "A listing needs resources of its own provider.").With("resourceId", $"{resource}");

    public static Refusal ResourceRepeated(Guid resource) =>
        new Refusal(RefusalKind.NotValid, "listing.resource-repeated", "A resource can be needed once.").With("resourceId", $"{resource}");

    public static readonly Refusal ProviderRequired =
        new(RefusalKind.NotYours, "provider.required", "Only a registered provider can offer listings.");

    public static readonly Refusal ProviderOffTheMarket =
        new(RefusalKind.NotNow, "provider.off-the-market", "This provider cannot offer listings now.");

    public static Refusal NotWhile(ListingStatus status) =>
        new Refusal(RefusalKind.NotNow, "listing.not-now", $"That cannot be done while the listing is {status.ToString().ToLowerInvariant()}.")
            .With(FactNames.Status, status);

    public static Refusal ProcessNotValid(string name, string bounds) =>
        new Refusal(RefusalKind.NotValid, "listing.process-not-valid", "A setting of the booking process is outside its bounds.")
            .With($"process.{name}", bounds);

    public static Refusal PolicyNotKnown(string name) =>
        new Refusal(RefusalKind.NotValid, "listing.policy-not-known", "A cancellation policy is a preset or a list of tiers.")
            .With("cancellationPolicy", $"{name} is none of {string.Join(", ", CancellationPolicies.Names)}");

    public static Refusal PolicyCurrency(string currency) =>
        new Refusal(RefusalKind.NotValid, "listing.policy-not-valid", "What a cancellation policy keeps is in the currency of the price.")
            .With("cancellationPolicy.tiers", $"must keep amounts in {currency}");

    public static Refusal MinimumNotValid(int seats) =>
        new Refusal(RefusalKind.NotValid, "listing.minimum-not-valid", "A session cannot need more participants than it has seats.")
            .With("rules.minimum.participants", $"must be at most {seats}, the seats of a session");

    /// <summary>Of add-ons, pricing rules and what is paid when, which are parts of the price.</summary>
    public static Refusal PriceNotValid(string field, string fault) =>
        new Refusal(RefusalKind.NotValid, "listing.price-not-valid", "The parts of the price do not fit together.").With(field, fault);

    public static readonly Refusal PriceMissing =
        new Refusal(RefusalKind.NotValid, "listing.price-not-valid", "The parts of the price do not fit together.")
            .With("price", "is required where there are add-ons, pricing rules or deposits");

    public static Refusal AddOnsNotValid(string id, string fault) =>
        new Refusal(RefusalKind.NotValid, "booking.add-ons-not-valid", "These add-ons cannot be booked.").With($"addOns.{id}", fault);

    public static Refusal Incomplete(IEnumerable<string> missing) =>
        new(RefusalKind.NotValid, "listing.incomplete", "The listing lacks what customers must know before they book.",
            [.. missing.Select(field => new RefusalFact(field, "is missing"))]);

    public static Refusal DurationNotValid(string allowed) =>
        new Refusal(RefusalKind.NotValid, "booking.duration-not-valid", "The listing cannot be booked for this long.").With("duration", allowed);

    public static Refusal SeatsNotValid(int most) =>
        new Refusal(RefusalKind.NotValid, "booking.seats-not-valid", "The listing has not that many seats.").With("seats", $"must be between 1 and {most}");
}
