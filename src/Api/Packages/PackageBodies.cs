using Marketplace.Bookings;

namespace Marketplace.Packages;

/// <summary>Sessions that are to be sold together.</summary>
/// <param name="Sessions">How many, from 2 to 100.</param>
/// <param name="Price">Of all of them together, in the listing's currency.</param>
/// <param name="Validity">ISO 8601: how long after they are paid they can be booked, from a day to three years.</param>
/// <param name="AtExpiry">What becomes of those that nobody booked: `keep` (the default) leaves them to the provider, less commission; `refund` gives them back.</param>
/// <param name="ReturnWindow">ISO 8601: how long after the payment customers may give the rest back; 14 days when left out, or the validity where that is shorter.</param>
/// <param name="ListingIds">Other listings of mine that a session may be a booking of as well, so that there are at most ten; in the same currency, and with the same commission.</param>
internal sealed record PackageOfferRequest(
    long? Sessions, MoneyRequest? Price, string? Validity, string? AtExpiry, string? ReturnWindow, string[]? ListingIds = null)
{
    public PackagePlan Plan(Check check, Guid listing)
    {
        var validity = check.Duration("validity", Validity, PackagePlan.ShortestValidity, PackagePlan.LongestValidity);
        return new PackagePlan(
            listing,
            (int)check.Number("sessions", Sessions, PackagePlan.MinimumSessions, PackagePlan.MaximumSessions),
            check.Money("price", Price, min: 1),
            validity,
            check.OptionalOneOf<PackageExpiry>("atExpiry", AtExpiry) ?? PackageExpiry.Keep,
            check.OptionalDuration("returnWindow", ReturnWindow, TimeSpan.Zero, PackagePlan.LongestReturnWindow)
                ?? (validity < PackagePlan.UsualReturnWindow ? validity : PackagePlan.UsualReturnWindow),
            Others(check, listing));
    }

    /// <summary>Whoever names the listing of the path again means it once.</summary>
    private ImmutableArray<Guid>? Others(Check check, Guid listing)
    {
        var named = check.Items("listingIds", ListingIds, PackagePlan.MaximumListings, check.Id);
        ImmutableArray<Guid> others = [.. named.Distinct().Where(id => id != listing)];
        check.Require(others.Length < PackagePlan.MaximumListings, "listingIds", $"must not make more than {PackagePlan.MaximumListings} listings");
        return others.IsEmpty ? null : others;
    }
}

/// <param name="OfferId">Which package to buy.</param>
internal sealed record BuyRequest(string? OfferId);

/// <summary>An offer of packages.</summary>
/// <param name="Id">The offer.</param>
/// <param name="ListingId">What each session is a booking of, unless it may be one of several listings.</param>
/// <param name="ProviderId">Who does the work.</param>
/// <param name="Title">The listing's, when it was offered.</param>
/// <param name="Sessions">How many.</param>
/// <param name="Price">Of all of them together.</param>
/// <param name="Validity">How long after they are paid they can be booked.</param>
/// <param name="AtExpiry">`keep` or `refund`.</param>
/// <param name="ReturnWindow">How long after the payment customers may give the rest back.</param>
/// <param name="OfferedAt">Since when.</param>
/// <param name="WithdrawnAt">Until when; null while it can be bought.</param>
/// <param name="ListingIds">Everything that a session may be a booking of, `listingId` among it.</param>
internal sealed record PackageOfferBody(
    Guid Id,
    Guid ListingId,
    Guid ProviderId,
    string Title,
    int Sessions,
    Money Price,
    TimeSpan Validity,
    PackageExpiry AtExpiry,
    TimeSpan ReturnWindow,
    DateTimeOffset OfferedAt,
    DateTimeOffset? WithdrawnAt,
    ImmutableArray<Guid> ListingIds)
{
    public static PackageOfferBody Of(PackageOfferView view) => new(
        view.Id,
        view.Plan.ListingId,
        view.ProviderId,
        view.Title,
        view.Plan.Sessions,
        view.Plan.Price,
        view.Plan.Validity,
        view.Plan.AtExpiry,
        view.Plan.ReturnWindow,
        view.OfferedAt,
        view.WithdrawnAt,
        [.. view.Plan.Listings()]);
}

/// <summary>A package as its parties see it.</summary>
/// <param name="Id">What bookings name as `packageId`.</param>
/// <param name="Status">`pending_payment`, `payment_expired`, `active`, `used_up`, `expired` or `refunded`.</param>
/// <param name="CustomerId">Who bought it.</param>
/// <param name="ProviderId">Who does the work.</param>
/// <param name="ListingId">What each session is a booking of, unless it may be one of several listings.</param>
/// <param name="OfferId">Of which offer.</param>
/// <param name="Title">The listing's.</param>
/// <param name="Sessions">How many were bought.</param>
/// <param name="Free">How many can still be booked.</param>
/// <param name="Price">Of all of them.</param>
/// <param name="Refunded">Promised back so far.</param>
/// <param name="AtExpiry">What becomes of those that nobody books.</param>
/// <param name="BoughtAt">When it was ordered.</param>
/// <param name="PayBy">Until when it can be paid; null once it is.</param>
/// <param name="ExpiresAt">Until when its sessions can be booked; null until it is paid.</param>
/// <param name="ReturnableUntil">Until when the customer may give the rest back.</param>
/// <param name="Payment">What it is paid by.</param>
/// <param name="Credits">Each session, and whose it is.</param>
/// <param name="Reason">Why it was refunded.</param>
/// <param name="Version">Counts changes.</param>
/// <param name="ListingIds">Everything that a session may be a booking of, `listingId` among it.</param>
internal sealed record PackageBody(
    Guid Id,
    PackageStatus Status,
    Guid CustomerId,
    Guid ProviderId,
    Guid ListingId,
    Guid OfferId,
    string Title,
    int Sessions,
    int Free,
    Money Price,
    Money Refunded,
    PackageExpiry AtExpiry,
    DateTimeOffset BoughtAt,
    DateTimeOffset? PayBy,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? ReturnableUntil,
    BookingPaymentBody? Payment,
    ImmutableArray<PackageCredit> Credits,
    string? Reason,
    long Version,
    ImmutableArray<Guid> ListingIds)
{
    public static PackageBody Of(PackageView view) => new(
        view.Id,
        view.Status,
        view.CustomerId,
        view.Terms.ProviderId,
        view.Terms.Plan.ListingId,
        view.Terms.OfferId,
        view.Terms.Title,
        view.Terms.Plan.Sessions,
        view.Status is PackageStatus.Active ? view.Credits.Count(credit => credit.Status is CreditStatus.Free) : 0,
        view.Terms.Plan.Price,
        view.Refunded,
        view.Terms.Plan.AtExpiry,
        view.BoughtAt,
        view.PaidAt is null ? view.PayBy : null,
        view.ExpiresAt,
        view.PaidAt + view.Terms.Plan.ReturnWindow,
        BookingPaymentBody.Of(view.PaymentId),
        view.Credits,
        view.Reason,
        view.Version,
        [.. view.Terms.Plan.Listings()]);
}

/// <summary>A package in a list.</summary>
internal sealed record PackageItem(
    Guid Id,
    Guid OfferId,
    Guid ListingId,
    Guid CustomerId,
    Guid ProviderId,
    string Title,
    string Status,
    int Sessions,
    int Free,
    Money Price,
    Money Refunded,
    DateTimeOffset BoughtAt,
    DateTimeOffset? ExpiresAt,
    ImmutableArray<Guid> ListingIds);
