using Marketplace.Work;
using Npgsql;

namespace Marketplace.Inbox;

/// <inheritdoc/>
internal sealed class WebhookInbox(
    NpgsqlDataSource database, WorkSignals signals, [FromKeyedServices(DomainClock.Key)] TimeProvider clock) : IWebhookInbox
{
    public async Task<bool> Accept(
        string gateway, string eventId, string type, string payload, DateTimeOffset occurredAt, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            insert into webhook_inbox (gateway, event_id, type, payload, occurred_at, received_at)
            values ($1, $2, $3, $4::jsonb, $5, $6)
            on conflict (gateway, event_id) do nothing
            """);
        command.Parameters.Add(new() { Value = gateway });
        command.Parameters.Add(new() { Value = eventId });
        command.Parameters.Add(new() { Value = type });
        command.Parameters.Add(new() { Value = payload });
        command.Parameters.Add(new() { Value = occurredAt.ToUniversalTime() });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        var isNew = await command.ExecuteNonQueryAsync(cancellationToken) == 1;
        if (isNew)
        {
            signals.Inbox.Wake();
        }

        return isNew;
    }
}
