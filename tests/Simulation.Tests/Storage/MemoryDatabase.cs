using Marketplace.Postgres;
using Marketplace.Scheduling;
using Orleans.Storage;

namespace Marketplace.Simulations;

/// <summary>
/// The database of a simulation: what PostgreSQL's tables are to a host, with the semantics of its one transaction. It
/// outlives every process, as a disk does; what is in it is text and values, so nothing in it is shared with anybody.
/// </summary>
internal sealed class MemoryDatabase
{
    /// <param name="besides">Read models that the product does not have.</param>
    public MemoryDatabase(params ImmutableArray<TableSchema> besides) => ReadModels = new ReadModelTables(ReadModelSchemas.All, besides);

    /// <summary>Told of every commit, within it.</summary>
    public Action<AggregateWrite>? Committed { get; set; }

    /// <summary>Told whenever a deadline was tried in vain, as operators are who have an alarm.</summary>
    public Action? DeadlineFailed { get; set; }

    /// <summary>Told whenever a webhook, an intent or a relay was tried in vain.</summary>
    public Action? WorkFailed { get; set; }

    public SortedDictionary<string, StoredRecord> Records { get; } = new(StringComparer.Ordinal);

    public List<FeedEvent> Events { get; } = [];

    public Dictionary<(string Stream, Guid Command), Receipt> Receipts { get; } = [];

    public Dictionary<(string Stream, string Name), DeadlineRow> Deadlines { get; } = [];

    public Dictionary<Guid, IntentRow> Intents { get; } = [];

    public WorkTable<string, WatermarkRow> Watermarks { get; } = new(StringComparer.Ordinal);

    public WorkTable<(string Gateway, string EventId), WebhookRow> Webhooks { get; } = new();

    /// <summary>What projections write.</summary>
    public ReadModelTables ReadModels { get; }

    /// <summary>The time that is taken.</summary>
    public IEnumerable<OccupancyRow> Occupancy => ReadModels[ReadModel.Occupancy].Rows.Where(row => row.Is("live")).Select(OccupancyRow.Of);

    public Dictionary<Guid, LedgerRow> Ledger { get; } = [];

    /// <summary>What the gateway listed.</summary>
    public SortedDictionary<string, Reconciliation.GatewayEntry> GatewayRecords { get; } = new(StringComparer.Ordinal);

    /// <summary>How often listings were looked at.</summary>
    public SortedDictionary<Guid, long> Views { get; } = [];

    /// <summary>Attempts at secrets in the windows that were open last.</summary>
    public SortedDictionary<(string Purpose, string Subject), (int Used, DateTimeOffset End)> Attempts { get; } = new(ByBytes);

    /// <summary>Oldest first.</summary>
    public List<byte[]> SigningKeys { get; } = [];

    private DateTimeOffset? BooksClosed => ReadModels[ReadModel.LedgerPeriods].Rows.Select(row => (DateTimeOffset?)row.Instant("ends_at")).Max();

    private static Comparer<(string, string)> ByBytes { get; } = Comparer<(string, string)>.Create((left, right) =>
        string.CompareOrdinal(left.Item1, right.Item1) is var first && first != 0 ? first : string.CompareOrdinal(left.Item2, right.Item2));

    /// <summary>What is late for its period counts from the first instant that is open.</summary>
    public void Post(LedgerRow row) => Ledger.Add(row.Id, row.At < BooksClosed ? row with { BookedAt = BooksClosed } : row);

    /// <summary>All of it or nothing.</summary>
    /// <exception cref="InconsistentStateException">The stream is not at the version that the turn has seen.</exception>
    /// <exception cref="CommitRefusedException">A constraint says no.</exception>
    public void Commit(AggregateWrite write)
    {
        Demand(write);
        Project(write);

        Records[write.Stream] = new StoredRecord(write.Version, write.State);
        Receipts.Add((write.Stream, write.Pending.Cause.Id.Value), new Receipt(write.Pending.Cause.Id, write.Pending.Cause.Fingerprint));
        foreach (var happened in write.Events)
        {
            Events.Add(new FeedEvent(
                Events.Count + 1,
                write.Id,
                happened.Version,
                happened.Type,
                happened.Body,
                write.Pending.At,
                new FeedActor(write.Pending.Cause.By.Role.ToString().ToLowerInvariant(), write.Pending.Cause.By.Id),
                write.Pending.Cause.Correlation,
                write.Pending.Cause.Id));
        }

        ApplyDeadlines(write);
        ApplyIntents(write);
        foreach (var posting in write.Pending.Postings)
        {
            Post(new LedgerRow(IdOf(write, posting), write.Stream, posting.Version, write.Pending.At, posting.Transaction));
        }

        Mark(write);
        Committed?.Invoke(write);
    }

    private void Demand(AggregateWrite write)
    {
        var version = Records.GetValueOrDefault(write.Stream)?.Version ?? 0;
        if (version != write.Seen)
        {
            throw new InconsistentStateException($"The stream {write.Stream} is not at version {write.Seen}.", $"{version}", $"{write.Seen}");
        }

        if (Receipts.ContainsKey((write.Stream, write.Pending.Cause.Id.Value)))
        {
            throw new CommitRefusedException(CommitRefusedException.ReceiptConstraint);
        }

        foreach (var intent in write.Intents)
        {
            if (Intents.ContainsKey(intent.Id))
            {
                throw new CommitRefusedException("intents_pkey");
            }
        }
    }

    /// <summary>The read models, and then the ledger, whose constraints PostgreSQL looks at last: what it refuses takes the rows back.</summary>
    private void Project(AggregateWrite write)
    {
        var undo = new UndoLog();
        try
        {
            ReadModels.Apply(write.Rows, undo);
            DemandBalance(write);
        }
        catch
        {
            undo.UndoAll();
            throw;
        }
    }

    private void DemandBalance(AggregateWrite write)
    {
        foreach (var posting in write.Pending.Postings)
        {
            if (Ledger.ContainsKey(IdOf(write, posting)))
            {
                throw new CommitRefusedException("ledger_transactions_pkey");
            }

            foreach (var leg in posting.Transaction.Legs)
            {
                LedgerChecks.Demand(leg);
            }

            if (posting.Transaction.Legs.Length < 2)
            {
                throw new CommitRefusedException("ledger_transactions_legs");
            }

            if (posting.Transaction.Legs.GroupBy(leg => leg.Amount.Currency).Any(sum => sum.Sum(leg => leg.Amount.Amount) != 0))
            {
                throw new CommitRefusedException("ledger_transactions_zero_sum");
            }
        }
    }

    private void Mark(AggregateWrite write)
    {
        if (Watermarks.Find(write.Stream) is not { } mark)
        {
            Watermarks.TryAdd(write.Stream, mark = new WatermarkRow(write.Stream));
        }

        mark.Told = !write.IsHeard && mark.Told == mark.Version ? write.Version : mark.Told;
        mark.Version = write.Version;
        Watermarks.Changed(mark);
    }

    private void ApplyDeadlines(AggregateWrite write)
    {
        foreach (var gone in write.Pending.Deadlines.Gone)
        {
            Deadlines.Remove((write.Stream, gone.Name));
        }

        foreach (var come in write.Pending.Deadlines.Come)
        {
            Deadlines[(write.Stream, come.Name)] =
                new DeadlineRow(write.Stream, come.Name, AggregateWrite.RoundUp(come.At), SchedulerShards.Of(write.Id));
        }
    }

    private void ApplyIntents(AggregateWrite write)
    {
        foreach (var gone in write.Pending.Intents.Gone)
        {
            Intents.Remove(gone.Id);
        }

        foreach (var come in write.Intents)
        {
            Intents.Add(come.Id, new IntentRow(come.Id, write.Stream, come.Kind, come.Body, write.Pending.At));
        }
    }

    private static Guid IdOf(AggregateWrite write, PendingPosting posting) =>
        CommandId.CausedBy(write.Stream, posting.Version, posting.Transaction.Purpose).Value;
}
