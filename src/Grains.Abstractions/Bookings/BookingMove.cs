namespace Marketplace.Bookings;

/// <summary>Another time that one side proposes for a booking, until the other side has answered.</summary>
/// <param name="By">Who proposes.</param>
/// <param name="Start">When the work would begin.</param>
/// <param name="End">When it would end.</param>
/// <param name="Reason">For the other side.</param>
/// <param name="WaivesFee">
/// True when the provider lets cancellations be judged by the new start. Else it is the earliest start ever agreed, so that
/// moving a booking does not escape the fee.
/// </param>
/// <param name="ExpiresAt">Until when it may be answered.</param>
/// <param name="Duration">How long it would take; null is as long as before.</param>
[GenerateSerializer, Immutable, Alias("booking.move")]
public sealed record BookingMove(
    BookingSide By, DateTimeOffset Start, DateTimeOffset End, string? Reason, bool WaivesFee, DateTimeOffset ExpiresAt, TimeSpan? Duration = null);
