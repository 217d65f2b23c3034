namespace Marketplace.Groups;

/// <summary>Something that happened to a session.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("group.event")]
public abstract record GroupEvent(DateTimeOffset At);

/// <summary>Somebody took the first seats of it.</summary>
[GenerateSerializer, Immutable, Alias("group.opened")]
public sealed record GroupOpened(DateTimeOffset At, GroupPlan Plan) : GroupEvent(At);

/// <summary>Its moment has come: whoever is confirmed is counted.</summary>
[GenerateSerializer, Immutable, Alias("group.count-wanted")]
public sealed record GroupCountWanted(DateTimeOffset At, GroupPlan Plan) : GroupEvent(At);

/// <summary>Somebody has taken seats of it since its moment came: whether they were counted, nobody knows.</summary>
[GenerateSerializer, Immutable, Alias("group.joined-meanwhile")]
public sealed record GroupJoinedMeanwhile(DateTimeOffset At, Guid BookingId) : GroupEvent(At);

/// <summary>It takes place.</summary>
[GenerateSerializer, Immutable, Alias("group.on")]
public sealed record GroupOn(DateTimeOffset At, int Joined) : GroupEvent(At);

/// <summary>It does not take place: these bookings are cancelled, and what was paid for them goes back.</summary>
[GenerateSerializer, Immutable, Alias("group.called-off")]
public sealed record GroupCalledOff(DateTimeOffset At, GroupPlan Plan, int Joined, ImmutableArray<Guid> Bookings) : GroupEvent(At);

/// <summary>News of a booking came after it was called off: that one is cancelled too.</summary>
[GenerateSerializer, Immutable, Alias("group.strayed")]
public sealed record GroupStrayed(DateTimeOffset At, GroupPlan Plan, Guid BookingId) : GroupEvent(At);
