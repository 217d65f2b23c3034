namespace Marketplace.Bookings;

[GenerateSerializer, Immutable, Alias("booking.checked-in")]
public sealed record BookingCheckedIn(DateTimeOffset At) : BookingEvent(At);

/// <param name="At">When.</param>
/// <param name="Overtime">How much longer than agreed it took; null when it did not.</param>
[GenerateSerializer, Immutable, Alias("booking.checked-out")]
public sealed record BookingCheckedOut(DateTimeOffset At, TimeSpan? Overtime) : BookingEvent(At);

/// <summary>One side says that the other did not come.</summary>
[GenerateSerializer, Immutable, Alias("booking.no-show-reported")]
public sealed record BookingNoShowReported(DateTimeOffset At, BookingSide By, BookingSide Absent, string? Reason, DateTimeOffset ContestBy)
    : BookingEvent(At);

/// <summary>Whoever is said not to have come says otherwise; an operator decides.</summary>
[GenerateSerializer, Immutable, Alias("booking.no-show-contested")]
public sealed record BookingNoShowContested(DateTimeOffset At, BookingSide By, string? Reason, DateTimeOffset DecideBy) : BookingEvent(At);

/// <summary>They did not come: it was not contested, or an operator decided so.</summary>
/// <remarks><c>Penalty</c> is what a provider pays who did not come; null where that is nothing.</remarks>
[GenerateSerializer, Immutable, Alias("booking.no-show-upheld")]
public sealed record BookingNoShowUpheld(
    DateTimeOffset At,
    BookingSide By,
    BookingSide Absent,
    string? Reason,
    Settlement Settlement,
    ImmutableArray<PaymentPart>? Parts = null,
    Money? Penalty = null)
    : BookingEvent(At);

/// <summary>It was not so, or nobody could show it: the booking goes on as if nothing had been said.</summary>
[GenerateSerializer, Immutable, Alias("booking.no-show-dismissed")]
public sealed record BookingNoShowDismissed(DateTimeOffset At, BookingSide By, string? Reason) : BookingEvent(At);
