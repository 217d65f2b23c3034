namespace Marketplace.Bookings;

/// <summary>The customer wants to give a tip. It is one once it is paid.</summary>
[GenerateSerializer, Immutable, Alias("booking.tip-offered")]
public sealed record BookingTipOffered(DateTimeOffset At, BookingTip Tip) : BookingEvent(At);

/// <summary>A tip was paid: all of it is the provider's, in their next payout.</summary>
/// <param name="At">When.</param>
/// <param name="Number">Which tip.</param>
/// <param name="PaymentId">What it was paid with.</param>
/// <param name="Amount">How much.</param>
[GenerateSerializer, Immutable, Alias("booking.tipped")]
public sealed record BookingTipped(DateTimeOffset At, int Number, Guid PaymentId, Money Amount) : BookingEvent(At);

/// <summary>A tip comes to nothing: it was not paid in time, another one replaces it, or the booking has ended.</summary>
/// <param name="At">When.</param>
/// <param name="Number">Which tip.</param>
/// <param name="PaymentId">The payment that was open for it: whatever comes of it goes back.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("booking.tip-lapsed")]
public sealed record BookingTipLapsed(DateTimeOffset At, int Number, Guid PaymentId, string Reason) : BookingEvent(At);
