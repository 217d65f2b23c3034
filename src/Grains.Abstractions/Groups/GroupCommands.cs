namespace Marketplace.Groups;

/// <summary>Something that the platform wants of a session.</summary>
[GenerateSerializer, Immutable, Alias("group.command")]
public abstract record GroupCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the platform; the same for the same news.</param>
/// <param name="Plan">As the terms of the booking have it.</param>
/// <param name="BookingId">Who took seats.</param>
[GenerateSerializer, Immutable, Alias("group.join")]
public sealed record JoinGroup(CommandContext Context, GroupPlan Plan, Guid BookingId) : GroupCommand(Context);

/// <summary>Given by the clock: it is time to decide.</summary>
[GenerateSerializer, Immutable, Alias("group.decide")]
public sealed record DecideGroup(CommandContext Context) : GroupCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="Joined">How many seats are confirmed.</param>
/// <param name="Bookings">Every booking that has seats, confirmed or not.</param>
[GenerateSerializer, Immutable, Alias("group.record-turnout")]
public sealed record RecordTurnout(CommandContext Context, int Joined, ImmutableArray<Guid> Bookings) : GroupCommand(Context);
