namespace Marketplace.Bookings;

/// <summary>A change order: what one side wants to add to a confirmed booking, or to take off it, until it is so or is given up.</summary>
/// <param name="Number">Counts the change orders of a booking, from 1. The timeline has all of them.</param>
/// <param name="By">Who proposes it.</param>
/// <param name="Lines">What is added, or taken off where it is negative.</param>
/// <param name="Longer">How much longer the work takes; null where it does not.</param>
/// <param name="Due">What the customer pays for it, fee included; negative for what they get back.</param>
/// <param name="Total">What the customer pays for the booking altogether then.</param>
/// <param name="Note">For the other side.</param>
/// <param name="At">When it was proposed.</param>
/// <param name="ExpiresAt">Until when it may be answered and, once it is accepted, paid.</param>
/// <param name="PaymentId">Its payment, once both sides agree and while the customer has not paid.</param>
/// <param name="AgreedAt">Since when it waits for that; the time that money may be under way counts from it.</param>
[GenerateSerializer, Immutable, Alias("booking.change")]
public sealed record BookingChange(
    int Number,
    BookingSide By,
    ImmutableArray<OfferLine> Lines,
    TimeSpan? Longer,
    Money Due,
    Money Total,
    string? Note,
    DateTimeOffset At,
    DateTimeOffset ExpiresAt,
    Guid? PaymentId = null,
    DateTimeOffset? AgreedAt = null)
{
    /// <summary>Whoever needs more should book again.</summary>
    public const int MaximumNumber = 20;
}

/// <summary>What somebody wants changed, before it is priced.</summary>
/// <param name="Lines">What is added, or taken off where it is negative.</param>
/// <param name="Longer">How much longer the work takes; null where it does not.</param>
/// <param name="Note">For the other side.</param>
[GenerateSerializer, Immutable, Alias("booking.change-wish")]
public sealed record ChangeWish(ImmutableArray<OfferLine> Lines, TimeSpan? Longer, string? Note);
