using System.Text.Json;
using Marketplace.Work;
using Npgsql;

namespace Marketplace.Inbox;

/// <summary>Processes webhooks. What is processed stays, because its id is what makes a repeat harmless.</summary>
internal sealed class InboxWork : IWork<InboxEvent>
{
    private readonly NpgsqlDataSource database;
    private readonly LeaseTable leases;
    private readonly Dictionary<string, IWebhookHandler> handlers;

    public InboxWork(NpgsqlDataSource database, LeaseTables tables, IEnumerable<IWebhookHandler> handlers)
    {
        this.database = database;
        leases = tables.Of(new LeaseShape(
            "webhook_inbox", ["gateway", "event_id"], "processed_at is null", "next_try nulls first, received_at",
            "work.gateway, work.event_id, work.type, work.payload, work.occurred_at, work.received_at, work.attempts"));
        this.handlers = handlers.ToDictionary(handler => handler.Gateway, StringComparer.Ordinal);
    }

    public string Name => "inbox";

    public async Task<IReadOnlyList<InboxEvent>> Claim(int limit, CancellationToken cancellationToken) =>
        await leases.Claim(limit, Read, cancellationToken);

    public Task CarryOut(InboxEvent item, CancellationToken cancellationToken) =>
        handlers.TryGetValue(item.Gateway, out var handler)
            ? handler.Handle(item, cancellationToken)
            : throw new InvalidOperationException($"Nobody here processes webhooks of {item.Gateway}.");

    public async Task Finish(InboxEvent item, Exception? error, CancellationToken cancellationToken)
    {
        if (error is not null)
        {
            await leases.GiveBack(item.Attempt - 1, LeaseTable.Explain(error), cancellationToken, item.Gateway, item.EventId);
            return;
        }

        await using var command = database.CreateCommand(
            """
            update webhook_inbox set processed_at = now(), attempts = attempts + 1, claimed_until = null, next_try = null, error = null
            where gateway = $1 and event_id = $2
            """);
        command.Parameters.Add(new() { Value = item.Gateway });
        command.Parameters.Add(new() { Value = item.EventId });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static InboxEvent Read(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            JsonSerializer.Deserialize<JsonElement>(row.GetString(3), MarketplaceJson.Options),
            row.GetFieldValue<DateTimeOffset>(4),
            row.GetFieldValue<DateTimeOffset>(5),
            row.GetInt32(6) + 1);
}
