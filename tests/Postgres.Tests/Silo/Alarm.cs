namespace Marketplace.Silo;

/// <summary>An aggregate that lives by its deadlines: it rings when an alarm has passed, and one called stubborn never manages to.</summary>
internal sealed class Alarm : IRules<AlarmState, AlarmCommand, AlarmEvent>
{
    public const string Stubborn = "stubborn";

    public static string StreamType => "test-alarm";

    public static Decision<AlarmEvent> Decide(AlarmState state, AlarmCommand command, DateTimeOffset now) => command switch
    {
        SetAlarm set => new AlarmSet(set.Name, set.At, set.Then),
        RingAlarm { Name: Stubborn } => throw new InvalidOperationException("The clapper is stuck."),
        RingAlarm ring => Rang(state, ring.Name, now),
        _ => throw new InvalidOperationException($"{command} is not known."),
    };

    public static AlarmState Evolve(AlarmState state, AlarmEvent happened) => happened switch
    {
        AlarmSet set => state with { Pending = state.Pending.Add(new PendingAlarm(set.Name, set.At, set.Then)) },
        AlarmRang rang => state with { Pending = state.Pending.RemoveAll(alarm => alarm.Name == rang.Name) },
        _ => state,
    };

    public static ImmutableArray<Deadline> Deadlines(AlarmState state) => [.. state.Pending.Select(alarm => new Deadline(alarm.Name, alarm.At))];

    public static AlarmCommand AtDeadline(AlarmState state, string name, CommandContext context) => new RingAlarm(context, name);

    /// <summary>One alarm may set another, so that something falls due because of what fell due.</summary>
    private static Decision<AlarmEvent> Rang(AlarmState state, string name, DateTimeOffset now)
    {
        var alarm = state.Pending.Single(pending => pending.Name == name);
        return alarm.Then is { } next
            ? Decision<AlarmEvent>.Happened(new AlarmRang(name, now), new AlarmSet(next, now, null))
            : new AlarmRang(name, now);
    }
}

[GenerateSerializer, Immutable, Alias("test-alarm.state")]
internal sealed record AlarmState
{
    [Id(0)]
    public ImmutableArray<PendingAlarm> Pending { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("test-alarm.pending")]
internal sealed record PendingAlarm(string Name, DateTimeOffset At, string? Then);

[GenerateSerializer, Immutable, Alias("test-alarm.command")]
internal abstract record AlarmCommand(CommandContext Context) : ICommand;

[GenerateSerializer, Immutable, Alias("test-alarm.set")]
internal sealed record SetAlarm(CommandContext Context, string Name, DateTimeOffset At, string? Then = null) : AlarmCommand(Context);

[GenerateSerializer, Immutable, Alias("test-alarm.ring")]
internal sealed record RingAlarm(CommandContext Context, string Name) : AlarmCommand(Context);

[GenerateSerializer, Immutable, Alias("test-alarm.event")]
internal abstract record AlarmEvent;

[GenerateSerializer, Immutable, Alias("test-alarm.was-set")]
internal sealed record AlarmSet(string Name, DateTimeOffset At, string? Then) : AlarmEvent;

[GenerateSerializer, Immutable, Alias("test-alarm.rang")]
internal sealed record AlarmRang(string Name, DateTimeOffset At) : AlarmEvent;

[GenerateSerializer, Immutable, Alias("test-alarm.view")]
public sealed record AlarmView(int Pending);

[Alias("test-alarm")]
internal interface IAlarmGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("set")]
    Task<Outcome<AlarmView>> Set(SetAlarm command);
}

[GrainType("test-alarm")]
internal sealed class AlarmGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<AlarmState, AlarmEvent>> journal, AggregateServices services)
    : AggregateGrain<Alarm, AlarmState, AlarmCommand, AlarmEvent>(journal, services), IAlarmGrain
{
    public Task<Outcome<AlarmView>> Set(SetAlarm command) => Answer(command, () => new AlarmView(State.Pending.Length));
}
