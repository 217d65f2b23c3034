using System.Text.Json;
using Marketplace.Inbox;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class WebhookTable(NpgsqlDataSource database, LeaseTables tables) : IReceivedWebhooks
{
    private readonly LeaseTable leases = tables.Of(new LeaseShape(
        "webhook_inbox", ["gateway", "event_id"], "processed_at is null", "next_try nulls first, received_at",
        "work.gateway, work.event_id, work.type, work.payload, work.occurred_at, work.received_at, work.attempts",
        CanBeLetGo: true, Open: "processed_at is null"));

    public async Task<bool> Add(ReceivedWebhook webhook, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            insert into webhook_inbox (gateway, event_id, type, payload, occurred_at, received_at)
            values ($1, $2, $3, $4::jsonb, $5, $6)
            on conflict (gateway, event_id) do nothing
            """);
        command.Parameters.Add(new() { Value = webhook.Gateway });
        command.Parameters.Add(new() { Value = webhook.EventId });
        command.Parameters.Add(new() { Value = webhook.Type });
        command.Parameters.Add(new() { Value = webhook.Payload });
        command.Parameters.Add(new() { Value = webhook.OccurredAt });
        command.Parameters.Add(new() { Value = webhook.ReceivedAt });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<IReadOnlyList<InboxEvent>> Claim(int limit, CancellationToken cancellationToken) =>
        await leases.Claim(limit, Read, cancellationToken);

    public async Task Processed(InboxEvent webhook, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update webhook_inbox set processed_at = now(), attempts = attempts + 1, claimed_until = null, next_try = null, error = null
            where gateway = $1 and event_id = $2
            """);
        command.Parameters.Add(new() { Value = webhook.Gateway });
        command.Parameters.Add(new() { Value = webhook.EventId });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task GiveBack(InboxEvent webhook, string reason, CancellationToken cancellationToken) =>
        leases.GiveBack(webhook.Attempt - 1, reason, cancellationToken, webhook.Gateway, webhook.EventId);

    public Task Retry(string gateway, string eventId, long decision, CancellationToken cancellationToken) =>
        leases.Retry(decision, cancellationToken, gateway, eventId);

    public Task LetGo(string gateway, string eventId, long decision, CancellationToken cancellationToken) =>
        leases.LetGo(decision, cancellationToken, gateway, eventId);

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
