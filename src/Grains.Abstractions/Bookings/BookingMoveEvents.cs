using Marketplace.Calendars;
using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>Another time is proposed. Nothing is held for it yet.</summary>
[GenerateSerializer, Immutable, Alias("booking.move-proposed")]
public sealed record BookingMoveProposed(DateTimeOffset At, BookingMove Move) : BookingEvent(At);

/// <summary>The proposed time is off; what was agreed before stands.</summary>
[GenerateSerializer, Immutable, Alias("booking.move-declined")]
public sealed record BookingMoveDeclined(DateTimeOffset At, BookingSide By, string? Reason) : BookingEvent(At);

/// <summary>Both sides agree on another time: the new slot is taken and the old one is free, in one write.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who agreed.</param>
/// <param name="Terms">What is agreed now; the price stays.</param>
/// <param name="Grant">The new slot.</param>
/// <param name="PolicyAnchor">The start by which a cancellation is judged from now on.</param>
/// <param name="Freed">The slot that it had before.</param>
/// <param name="Assignment">The resources of the new slot.</param>
/// <param name="Left">Those of the old one.</param>
[GenerateSerializer, Immutable, Alias("booking.moved")]
public sealed record BookingMoved(
    DateTimeOffset At,
    BookingSide By,
    BookingTerms Terms,
    SlotGrant Grant,
    DateTimeOffset PolicyAnchor,
    SlotGrant Freed,
    Assignment? Assignment = null,
    Assignment? Left = null)
    : BookingEvent(At);
