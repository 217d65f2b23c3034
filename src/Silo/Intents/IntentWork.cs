using System.Text.Json;
using Marketplace.Work;
using Npgsql;

namespace Marketplace.Intents;

/// <summary>
/// Has intents carried out. A row is never deleted here: it goes with the write of the aggregate that no longer wants it.
/// One that was carried out and still stands is tried again, because the report may have been lost.
/// </summary>
internal sealed class IntentWork : IWork<ClaimedIntent>
{
    private readonly LeaseTable leases;
    private readonly Dictionary<string, IIntentHandler> handlers;

    public IntentWork(LeaseTables tables, IEnumerable<IIntentHandler> handlers)
    {
        leases = tables.Of(new LeaseShape(
            "intents", ["id"], "true", "next_try nulls first, wanted_at",
            "work.stream, work.id, work.kind, work.body, work.attempts, work.wanted_at"));
        this.handlers = handlers
            .SelectMany(handler => handler.Kinds.Select(kind => (kind, handler)))
            .ToDictionary(pair => pair.kind, pair => pair.handler, StringComparer.Ordinal);
    }

    public string Name => "intents";

    public async Task<IReadOnlyList<ClaimedIntent>> Claim(int limit, CancellationToken cancellationToken) =>
        await leases.Claim(limit, Read, cancellationToken);

    public Task CarryOut(ClaimedIntent item, CancellationToken cancellationToken) =>
        handlers.TryGetValue(item.Kind, out var handler)
            ? handler.CarryOut(item, cancellationToken)
            : throw new InvalidOperationException($"Nobody here carries out intents of the kind {item.Kind}.");

    public Task Finish(ClaimedIntent item, Exception? error, CancellationToken cancellationToken) =>
        leases.GiveBack(
            item.Attempt - 1,
            error is null ? "It was carried out, and its aggregate still wants it." : LeaseTable.Explain(error),
            cancellationToken,
            item.Id);

    private static ClaimedIntent Read(NpgsqlDataReader row) =>
        new(
            GrainId.Parse(row.GetString(0)),
            row.GetGuid(1),
            row.GetString(2),
            row.IsDBNull(3) ? default : JsonSerializer.Deserialize<JsonElement>(row.GetString(3), MarketplaceJson.Options),
            row.GetInt32(4) + 1,
            row.GetFieldValue<DateTimeOffset>(5));
}
