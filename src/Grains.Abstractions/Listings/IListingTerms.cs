using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What bookings and quotes ask of a listing. The key is the listing id.</summary>
public interface IListingTerms : IGrainWithGuidKey
{
    /// <summary>Prices a wish by today's content of the listing: lines, commission, policy and slot rules.</summary>
    /// <remarks>
    /// Refusals: `listing.unknown`, `listing.not-bookable` (not active), `booking.duration-not-valid`, `booking.seats-not-valid`,
    /// `booking.resource-not-offered`, `booking.add-ons-not-valid`; with a coupon also `coupon.unknown`, `coupon.deactivated`,
    /// `coupon.not-yet-valid`, `coupon.expired`, `coupon.not-for-this`, `coupon.other-currency`, `coupon.price-too-small`, `coupon.used-up`.
    /// Says nothing about the calendar.
    /// </remarks>
    [Alias("terms"), ReadOnly]
    Task<Outcome<BookingTerms>> Terms(TermsQuery query, CancellationToken cancellationToken);

    /// <summary>Completes an offer: commission, policy and slot rules of the listing, with the price that is offered.</summary>
    /// <remarks>Refusals: `listing.unknown`, `listing.not-bookable` (not active), `booking.offer-not-valid`.</remarks>
    [Alias("offer-terms"), ReadOnly]
    Task<Outcome<BookingTerms>> OfferTerms(OfferQuery query, CancellationToken cancellationToken);
}

/// <summary>An offer as somebody wants to make it.</summary>
/// <param name="Start">When the work would begin.</param>
/// <param name="Duration">How long it would take, whatever the listing usually takes.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Lines">What is paid for.</param>
/// <param name="Deposit">The part that the provider keeps if the customer cancels.</param>
/// <param name="Milestones">The parts that it is delivered and paid in; null for none.</param>
/// <param name="BalanceDue">How long before the start the rest is due where only the deposit is paid at the sale; null where all of it is.</param>
[GenerateSerializer, Immutable, Alias("listing.offer-query")]
public sealed record OfferQuery(
    DateTimeOffset Start,
    TimeSpan Duration,
    int Seats,
    ImmutableArray<OfferLine> Lines,
    Money? Deposit,
    ImmutableArray<OfferMilestone>? Milestones = null,
    TimeSpan? BalanceDue = null);

/// <summary>A wish to book.</summary>
/// <param name="Start">When the work begins.</param>
/// <param name="Duration">How long; null takes the listing's duration. Only hourly and daily listings may be booked for longer.</param>
/// <param name="Seats">How many seats, at least 1.</param>
/// <param name="Chosen">The resources that are chosen; null for none.</param>
/// <param name="AddOns">What is wanted besides, which makes it longer where it takes time; null for nothing.</param>
/// <param name="Coupon">The code of a coupon, in capitals; null for none.</param>
[GenerateSerializer, Immutable, Alias("listing.terms-query")]
public sealed record TermsQuery(
    DateTimeOffset Start,
    TimeSpan? Duration,
    int Seats,
    ImmutableArray<Guid>? Chosen = null,
    ImmutableArray<AddOnChoice>? AddOns = null,
    string? Coupon = null)
{
    /// <summary>The longest time one booking may take.</summary>
    public static readonly TimeSpan LongestDuration = TimeSpan.FromDays(366);
}
