using Npgsql;

namespace Marketplace.Sandbox;

/// <inheritdoc/>
internal sealed class DeliveryTable(NpgsqlConnection connection, CancellationToken cancellationToken) : IDeliveryTable
{
    private const string Waiting = "delivered_at is null and given_up_at is null";

    public Task Add(string eventId, double position, DateTimeOffset dueAt) =>
        connection.Run(
            "insert into sandbox.stripe_delivery (event, position, due_at) values ($1, $2, $3)",
            [eventId, position, dueAt],
            cancellationToken);

    public Task AddLost(string eventId, double position, DateTimeOffset now) =>
        connection.Run(
            "insert into sandbox.stripe_delivery (event, position, due_at, given_up_at, last_answer) values ($1, $2, $3, $3, 'dropped')",
            [eventId, position, now],
            cancellationToken);

    public async Task<IReadOnlyList<Delivery>> Due(DateTimeOffset now, int limit) =>
        await connection.Rows(
            $"""
            select d.id, e.body::text, d.attempts, e.created
            from sandbox.stripe_delivery d join sandbox.stripe_object e on e.id = d.event
            where {Waiting} and d.due_at <= $1
            order by d.position, d.id limit $2
            """,
            [now, limit],
            row => new Delivery(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetFieldValue<DateTimeOffset>(3)),
            cancellationToken).ToListAsync(cancellationToken);

    public async Task<int> CountDue(DateTimeOffset now) =>
        (int)await connection.Scalar<long>(
            $"select count(*) from sandbox.stripe_delivery where {Waiting} and due_at <= $1", [now], cancellationToken);

    public Task<DateTimeOffset?> NextDue() =>
        connection.Earliest($"select min(due_at) from sandbox.stripe_delivery where {Waiting}", cancellationToken);

    public Task Deliver(long id, string answer, DateTimeOffset now) =>
        connection.Run(
            "update sandbox.stripe_delivery set attempts = attempts + 1, delivered_at = $2, last_answer = $3 where id = $1",
            [id, now, answer],
            cancellationToken);

    public Task PutOff(long id, string answer, DateTimeOffset next, DateTimeOffset? givenUpAt) =>
        connection.Run(
            "update sandbox.stripe_delivery set attempts = attempts + 1, due_at = $2, given_up_at = $3, last_answer = $4 where id = $1",
            [id, next, givenUpAt, answer],
            cancellationToken);
}
