namespace Marketplace.Closures;

/// <summary>Something that a provider, or the platform, wants of a closure.</summary>
[GenerateSerializer, Immutable, Alias("closure.command")]
public abstract record ClosureCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the provider.</param>
/// <param name="Plan">Which days.</param>
[GenerateSerializer, Immutable, Alias("closure.close")]
public sealed record CloseDays(CommandContext Context, ClosurePlan Plan) : ClosureCommand(Context);

/// <summary>The same wish with everything the decision rests on.</summary>
[GenerateSerializer, Immutable, Alias("closure.start")]
public sealed record StartClosure(CommandContext Context, ClosurePlan Plan, ClosurePreview Found) : ClosureCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="Obstacle">Why the calendar could not be closed; null when it is.</param>
[GenerateSerializer, Immutable, Alias("closure.record-calendar")]
public sealed record RecordCalendar(CommandContext Context, string? Obstacle) : ClosureCommand(Context);

/// <param name="Context">By the platform; the same for the same bookings, however often they are told.</param>
/// <param name="Bookings">What became of some of them.</param>
[GenerateSerializer, Immutable, Alias("closure.record-outcomes")]
public sealed record RecordOutcomes(CommandContext Context, ImmutableArray<ClosedBooking> Bookings) : ClosureCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="Found">What is on these days now.</param>
[GenerateSerializer, Immutable, Alias("closure.record-found")]
public sealed record RecordFound(CommandContext Context, ImmutableArray<FoundBooking> Found) : ClosureCommand(Context);
