namespace Marketplace.Closures;

/// <summary>Something that happened to a closure.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("closure.event")]
public abstract record ClosureEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="By">The provider: each booking is cancelled in their name.</param>
/// <param name="Plan">Which days.</param>
/// <param name="Found">What was on them.</param>
[GenerateSerializer, Immutable, Alias("closure.asked")]
public sealed record ClosureAsked(DateTimeOffset At, Actor By, ClosurePlan Plan, ClosurePreview Found) : ClosureEvent(At);

/// <summary>The calendar is closed on these days, or why it is not.</summary>
[GenerateSerializer, Immutable, Alias("closure.calendar-told")]
public sealed record ClosureCalendarTold(DateTimeOffset At, string? Obstacle) : ClosureEvent(At);

/// <summary>What became of some of the bookings.</summary>
[GenerateSerializer, Immutable, Alias("closure.bookings-settled")]
public sealed record ClosureBookingsSettled(DateTimeOffset At, ImmutableArray<ClosedBooking> Bookings) : ClosureEvent(At);

/// <summary>All that were found are settled; somebody may have booked before the calendar was closed, so it is looked at once more.</summary>
[GenerateSerializer, Immutable, Alias("closure.look-wanted")]
public sealed record ClosureLookWanted(DateTimeOffset At, Actor By, ClosurePlan Plan, DateTimeOffset From, DateTimeOffset To) : ClosureEvent(At);

/// <summary>More bookings turned up.</summary>
[GenerateSerializer, Immutable, Alias("closure.more-found")]
public sealed record ClosureMoreFound(DateTimeOffset At, Actor By, ClosurePlan Plan, ImmutableArray<FoundBooking> Found) : ClosureEvent(At);

/// <summary>Nothing is left to do.</summary>
[GenerateSerializer, Immutable, Alias("closure.done")]
public sealed record ClosureDone(DateTimeOffset At) : ClosureEvent(At);
