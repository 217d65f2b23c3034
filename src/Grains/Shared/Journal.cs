using System.Text.Json.Serialization;

namespace Marketplace;

/// <summary>
/// All that one aggregate persists, in a single record: where it stands, how far its stream goes, and the
/// latest commands it has heard. One record means one write, and one write is atomic.
/// </summary>
[GenerateSerializer, Immutable, Alias("journal`2")]
internal sealed record Journal<TState, TEvent> : IJournaled
    where TState : class, new()
    where TEvent : class
{
    /// <summary>How many receipts the record remembers; older ones are found in SQL, where they stay forever.</summary>
    public const int ReceiptLimit = 32;

    [Id(0)]
    public TState State { get; init; } = new();

    /// <summary>The number of events in the stream.</summary>
    [Id(1)]
    public long Version { get; init; }

    [Id(2)]
    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    /// <summary>How many commands ever took effect; more than are remembered means that SQL must be asked about unknown ones.</summary>
    [Id(3)]
    public long ReceiptCount { get; init; }

    /// <summary>What the next write adds to the database besides the state. Not part of the state.</summary>
    [JsonIgnore]
    [field: NonSerialized]
    public PendingWrite? Pending { get; init; }

    [JsonIgnore]
    public bool RemembersAll => ReceiptCount == Receipts.Length;

    object IJournaled.CurrentState => State;

    public Receipt? Heard(CommandId id)
    {
        foreach (var receipt in Receipts)
        {
            if (receipt.Id == id)
            {
                return receipt;
            }
        }

        return null;
    }

    /// <summary>The record after a command took effect, with everything that its transaction must write.</summary>
    public Journal<TState, TEvent> Record<TRules, TCommand>(CommandContext cause, ImmutableArray<TEvent> events, DateTimeOffset now)
        where TRules : IRules<TState, TCommand, TEvent>
        where TCommand : class, ICommand
    {
        var state = State;
        var version = Version;
        var written = ImmutableArray.CreateBuilder<PendingEvent>(events.Length);
        var postings = ImmutableArray.CreateBuilder<PendingPosting>();
        foreach (var happened in events)
        {
            state = TRules.Evolve(state, happened);
            version++;
            written.Add(new PendingEvent(version, happened, state));
            foreach (var posting in TRules.Postings(state, happened))
            {
                postings.Add(new PendingPosting(version, posting));
            }
        }

        var receipts = Receipts.Length < ReceiptLimit ? Receipts : Receipts.RemoveAt(0);
        return this with
        {
            State = state,
            Version = version,
            Receipts = receipts.Add(new Receipt(cause.Id, cause.Fingerprint)),
            ReceiptCount = ReceiptCount + 1,
            Pending = new PendingWrite(
                cause,
                now,
                written.DrainToImmutable(),
                Changes<Deadline>.Between(TRules.Deadlines(State), TRules.Deadlines(state)),
                Changes<Intent>.Between(TRules.Intents(State), TRules.Intents(state)),
                postings.DrainToImmutable()),
        };
    }
}

/// <summary>The memory of one command that took effect.</summary>
[GenerateSerializer, Immutable, Alias("receipt")]
internal sealed record Receipt([property: Id(0)] CommandId Id, [property: Id(1)] string Fingerprint);
