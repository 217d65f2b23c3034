namespace Marketplace.Waitlists;

/// <summary>Something that happened to a waitlist.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("waitlist.event")]
public abstract record WaitlistEvent(DateTimeOffset At);

/// <summary>Somebody waits, behind all who did before.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.joined")]
public sealed record WaitlistJoined(DateTimeOffset At, WaitlistEntry Entry, Guid ProviderId) : WaitlistEvent(At);

[GenerateSerializer, Immutable, Alias("waitlist.left")]
public sealed record WaitlistLeft(DateTimeOffset At, Guid EntryId) : WaitlistEvent(At);

/// <summary>Time that somebody waits for has become free. All who want it are asked in turn, from the first one on.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.time-freed")]
public sealed record WaitlistTimeFreed(DateTimeOffset At, DateTimeOffset From, DateTimeOffset To) : WaitlistEvent(At);

/// <summary>It is somebody's turn: a booking is tried for them.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.offer-wanted")]
public sealed record WaitlistOfferWanted(DateTimeOffset At, WaitlistEntry Entry, int Offer) : WaitlistEvent(At);

/// <summary>The time is held for them alone.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.offered")]
public sealed record WaitlistOffered(DateTimeOffset At, Guid EntryId, Guid BookingId, DateTimeOffset ExpiresAt) : WaitlistEvent(At);

/// <summary>They could not have it, and keep their place.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.passed-over")]
public sealed record WaitlistPassedOver(DateTimeOffset At, Guid EntryId, string Code) : WaitlistEvent(At);

/// <summary>The booking that they were offered has ended.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.offer-lapsed")]
public sealed record WaitlistOfferLapsed(DateTimeOffset At, Guid EntryId) : WaitlistEvent(At);

/// <summary>Everybody who wants what was freed has been asked.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.round-ended")]
public sealed record WaitlistRoundEnded(DateTimeOffset At) : WaitlistEvent(At);

/// <summary>What they waited for has begun without them.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.waited-in-vain")]
public sealed record WaitlistWaitedInVain(DateTimeOffset At, Guid EntryId) : WaitlistEvent(At);

/// <summary>What somebody waits for.</summary>
/// <param name="Id">The entry.</param>
/// <param name="CustomerId">Who waits.</param>
/// <param name="ListingId">What they would book.</param>
/// <param name="Title">Its title when they joined.</param>
/// <param name="Start">When the work would begin.</param>
/// <param name="End">When it would end, exclusive.</param>
/// <param name="From">The start less the buffer before.</param>
/// <param name="To">The end plus the buffer after.</param>
/// <param name="Duration">What to ask for when it is booked; null takes the listing's.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Chosen">The resources that they chose; null for none.</param>
[GenerateSerializer, Immutable, Alias("waitlist.entry")]
public sealed record WaitlistEntry(
    Guid Id,
    Guid CustomerId,
    Guid ListingId,
    string Title,
    DateTimeOffset Start,
    DateTimeOffset End,
    DateTimeOffset From,
    DateTimeOffset To,
    TimeSpan? Duration,
    int Seats,
    ImmutableArray<Guid>? Chosen = null);
