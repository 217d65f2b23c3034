using System.Text.Json.Nodes;
using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <inheritdoc/>
/// <remarks>Objects go in and come out as copies, as they would through a database.</remarks>
internal sealed class MemoryObjects(UndoLog undo) : IObjectTable
{
    private readonly Dictionary<string, StoredObject> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Kind), List<string>> lists = [];
    private readonly SortedSet<(DateTimeOffset At, long Sequence, string Id)> due = [];
    private long sequence;

    public Task<StoredObject?> Find(string kind, string id) =>
        Task.FromResult(rows.TryGetValue(id, out var found) && found.Kind == kind ? Copy(found) : null);

    public Task<StoredObject?> Lock(string kind, string id) => Find(kind, id);

    public Task<StoredObject?> Find(string id) => Task.FromResult(rows.TryGetValue(id, out var found) ? Copy(found) : null);

    public Task<long> Insert(StoredObject made)
    {
        var row = Put(made, made, ++sequence);
        rows.Add(row.Id, row);
        var list = ListOf(row.Account, row.Kind);
        list.Add(row.Id);
        Schedule(row);
        undo.Add(() =>
        {
            Unschedule(row);
            list.RemoveAt(list.Count - 1);
            rows.Remove(row.Id);
        });
        return Task.FromResult(row.Sequence);
    }

    public Task Update(StoredObject changed)
    {
        var old = rows[changed.Id];
        var row = Put(old, changed, old.Sequence);
        Replace(old, row);
        undo.Add(() => Replace(row, old));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredObject>> Page(ObjectPage page)
    {
        var list = ListOf(page.Account, page.Kind).Select(id => rows[id]);
        IReadOnlyList<StoredObject> found =
        [
            .. (page.After is null ? list.Reverse() : list).Where(row => Fits(row, page)).Take(page.Limit).Select(Copy),
        ];
        return Task.FromResult(found);
    }

    public Task<DueObject?> FirstDue(DateTimeOffset now)
    {
        if (due.Count == 0 || due.Min.At > now)
        {
            return Task.FromResult<DueObject?>(null);
        }

        var row = rows[due.Min.Id];
        return Task.FromResult<DueObject?>(new DueObject(row.Id, row.Kind, row.Account, row.Key, due.Min.At));
    }

    public Task<DateTimeOffset?> NextDue() => Task.FromResult<DateTimeOffset?>(due.Count == 0 ? null : due.Min.At);

    public Task<long> TransferredFrom(string charge) =>
        Task.FromResult(OfKind(Transfers.Kind)
            .Where(transfer => transfer.Text("source_transaction") == charge)
            .Sum(transfer => transfer.Amount("amount") - transfer.Amount("amount_reversed")));

    /// <summary>Everything of a kind, on whatever account: for reading only.</summary>
    public IEnumerable<StoredObject> OfKind(string kind) =>
        lists.Where(list => list.Key.Kind == kind).SelectMany(list => list.Value).Select(id => rows[id]);

    public Task<IReadOnlyList<StripeMovement>> Movements() =>
        Task.FromResult<IReadOnlyList<StripeMovement>>(
        [
            .. OfKind("balance_transaction").OrderBy(row => row.Sequence).Select(row => new StripeMovement(
                row.Id,
                row.Created,
                row.Account,
                row.Text("type")!,
                row.Text("source")!,
                row.Currency,
                row.Amount("amount"),
                row.Amount("fee"),
                row.Amount("net"),
                row.Key)),
        ]);

    private static bool Fits(StoredObject row, ObjectPage page) =>
        !row.IsDeleted
        && (page.Before is null || row.Sequence < page.Before)
        && (page.After is null || row.Sequence > page.After)
        && (page.CreatedFrom is null || row.Created >= page.CreatedFrom)
        && (page.CreatedBefore is null || row.Created < page.CreatedBefore)
        && (page.Types.Count == 0 || page.Types.Contains(row.Text("type"), StringComparer.Ordinal))
        && page.Equal.All(wanted => JsonNode.DeepEquals(wanted.Value, row.Body[wanted.Key]));

    private List<string> ListOf(string account, string kind) =>
        lists.TryGetValue((account, kind), out var list) ? list : lists[(account, kind)] = [];

    private void Replace(StoredObject old, StoredObject row)
    {
        Unschedule(old);
        rows[row.Id] = row;
        Schedule(row);
    }

    private void Schedule(StoredObject row)
    {
        if (row.DueAt is { } at)
        {
            due.Add((at, row.Sequence, row.Id));
        }
    }

    private void Unschedule(StoredObject row)
    {
        if (row.DueAt is { } at)
        {
            due.Remove((at, row.Sequence, row.Id));
        }
    }

    /// <summary>As text goes into a database: what comes back knows no types but those of JSON.</summary>
    private static StoredObject Put(StoredObject identity, StoredObject content, long sequence) =>
        Copy(identity, sequence, content.DueAt, AsText(content.Body), AsText(content.Notes));

    private static StoredObject Copy(StoredObject row) =>
        Copy(row, row.Sequence, row.DueAt, row.Body.DeepClone().AsObject(), row.Notes.DeepClone().AsObject());

    private static StoredObject Copy(StoredObject identity, long sequence, DateTimeOffset? dueAt, JsonObject body, JsonObject notes) =>
        new()
        {
            Id = identity.Id,
            Kind = identity.Kind,
            Account = identity.Account,
            Created = identity.Created,
            Key = identity.Key,
            Sequence = sequence,
            DueAt = dueAt,
            Body = body,
            Notes = notes,
        };

    private static JsonObject AsText(JsonObject json) => JsonNode.Parse(json.ToJsonString())!.AsObject();
}
