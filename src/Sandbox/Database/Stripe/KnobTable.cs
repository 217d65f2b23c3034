using System.Text.Json;
using Npgsql;

namespace Marketplace.Sandbox;

/// <inheritdoc/>
internal sealed class KnobTable(NpgsqlConnection connection, CancellationToken cancellationToken) : IKnobTable
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public async Task<WebhookKnobs> Webhooks() =>
        await connection.Scalar<string>("select value::text from sandbox.stripe_setting where name = 'webhooks'", [], cancellationToken) is { } stored
            ? JsonSerializer.Deserialize<WebhookKnobs>(stored, Format)!
            : new WebhookKnobs();

    public Task SetWebhooks(WebhookKnobs knobs) =>
        connection.Run(
            """
            insert into sandbox.stripe_setting (name, value) values ('webhooks', $1)
            on conflict (name) do update set value = excluded.value
            """,
            [new Json(JsonSerializer.Serialize(knobs, Format))],
            cancellationToken);
}
