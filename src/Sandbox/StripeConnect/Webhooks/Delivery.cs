using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>One webhook that is due.</summary>
internal sealed record Delivery(long Id, string Body, int Attempts, DateTimeOffset EventCreated);

/// <summary>The queue of webhooks. The clock is the sandbox's own, for retries too.</summary>
internal static class Deliveries
{
    /// <summary>Stripe gives up on an endpoint that has not answered for three days.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10),
    ];

    private const string Waiting = "delivered_at is null and given_up_at is null";

    public static ValueTask<List<Delivery>> Due(NpgsqlConnection connection, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        connection.Rows(
            $"""
            select d.id, e.body::text, d.attempts, e.created
            from sandbox.stripe_delivery d join sandbox.stripe_object e on e.id = d.event
            where {Waiting} and d.due_at <= $1
            order by d.position, d.id limit $2
            """,
            [now, limit],
            row => new Delivery(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetFieldValue<DateTimeOffset>(3)),
            cancellationToken).ToListAsync(cancellationToken);

    public static async Task<int> CountDue(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        (int)await connection.Scalar<long>(
            $"select count(*) from sandbox.stripe_delivery where {Waiting} and due_at <= $1", [now], cancellationToken);

    public static Task<DateTimeOffset?> NextDue(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        Instants.Earliest(connection, $"select min(due_at) from sandbox.stripe_delivery where {Waiting}", cancellationToken);

    public static Task Delivered(NpgsqlConnection connection, Delivery delivery, string answer, DateTimeOffset now) =>
        connection.Run(
            "update sandbox.stripe_delivery set attempts = attempts + 1, delivered_at = $2, last_answer = $3 where id = $1",
            [delivery.Id, now, answer],
            CancellationToken.None);

    public static Task Failed(NpgsqlConnection connection, Delivery delivery, string answer, DateTimeOffset now)
    {
        var next = now + Pauses[Math.Min(delivery.Attempts, Pauses.Length - 1)];
        var givesUp = next > delivery.EventCreated + Patience;
        return connection.Run(
            "update sandbox.stripe_delivery set attempts = attempts + 1, due_at = $2, given_up_at = $3, last_answer = $4 where id = $1",
            [delivery.Id, next, givesUp ? now : null, answer],
            CancellationToken.None);
    }
}
