namespace Marketplace.Bookings;

/// <summary>Something that the customer gives the provider on top of the price, when the work is done. All of it is the provider's.</summary>
/// <param name="Number">Counts the tips of a booking, from 1.</param>
/// <param name="Amount">How much.</param>
/// <param name="Note">For the provider.</param>
/// <param name="At">When it was offered.</param>
/// <param name="PaymentId">Its payment.</param>
/// <param name="PayBy">Until when it may be paid.</param>
/// <param name="PaidAt">When it was paid; null until then.</param>
/// <param name="LapsedAt">When it was given up unpaid; null unless it was.</param>
/// <param name="Returned">What of it was given back; null where nothing was.</param>
[GenerateSerializer, Immutable, Alias("booking.tip")]
public sealed record BookingTip(
    int Number,
    Money Amount,
    string? Note,
    DateTimeOffset At,
    Guid PaymentId,
    DateTimeOffset PayBy,
    DateTimeOffset? PaidAt = null,
    DateTimeOffset? LapsedAt = null,
    Money? Returned = null)
{
    /// <summary>Those that lapsed count too: each had a payment at the gateway.</summary>
    public const int MaximumNumber = 5;

    /// <summary>Whether it waits for its payment. One of a booking does at a time.</summary>
    public bool IsOpen => PaidAt is null && LapsedAt is null;
}
