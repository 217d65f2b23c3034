using System.Text.Json;
using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>How badly webhooks arrive. Dropping is ordered as a fault, because it is counted.</summary>
internal sealed record WebhookKnobs
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>How often each event is sent besides the first time.</summary>
    public int Duplicates { get; init; }

    /// <summary>Whether neighbours overtake each other.</summary>
    public bool Shuffle { get; init; }

    /// <summary>How long after the fact they are sent.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether they all wait until this is taken back.</summary>
    public bool Hold { get; init; }

    public static async Task<WebhookKnobs> Read(NpgsqlConnection connection) =>
        await connection.Scalar<string>("select value::text from sandbox.stripe_setting where name = 'webhooks'", [], CancellationToken.None) is { } stored
            ? JsonSerializer.Deserialize<WebhookKnobs>(stored, Format)!
            : new WebhookKnobs();

    public Task Write(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.Run(
            """
            insert into sandbox.stripe_setting (name, value) values ('webhooks', $1)
            on conflict (name) do update set value = excluded.value
            """,
            [new Json(JsonSerializer.Serialize(this, Format))],
            cancellationToken);
}
