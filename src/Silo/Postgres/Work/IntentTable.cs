using System.Text.Json;
using Marketplace.Intents;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class IntentTable(LeaseTables tables) : IOpenIntents
{
    private readonly LeaseTable leases = tables.Of(new LeaseShape(
        "intents", ["id"], "true", "next_try nulls first, wanted_at",
        "work.stream, work.id, work.kind, work.body, work.attempts, work.wanted_at, picked.claim is not null"));

    public async Task<IReadOnlyList<ClaimedIntent>> Claim(int limit, CancellationToken cancellationToken) =>
        await leases.Claim(limit, Read, cancellationToken);

    public Task GiveBack(ClaimedIntent intent, string reason, CancellationToken cancellationToken) =>
        leases.GiveBack(intent.Attempt - 1, reason, cancellationToken, intent.Id);

    public Task Retry(Guid id, CancellationToken cancellationToken) => leases.Retry(cancellationToken, id);

    private static ClaimedIntent Read(NpgsqlDataReader row) =>
        new(
            GrainId.Parse(row.GetString(0)),
            row.GetGuid(1),
            row.GetString(2),
            row.IsDBNull(3) ? default : JsonSerializer.Deserialize<JsonElement>(row.GetString(3), MarketplaceJson.Options),
            row.GetInt32(4) + 1,
            row.GetFieldValue<DateTimeOffset>(5),
            row.GetBoolean(6));
}
