using System.Text.Json.Nodes;
using Npgsql;

namespace Marketplace.Sandbox;

/// <inheritdoc/>
internal sealed class ObjectTable(NpgsqlConnection connection, CancellationToken cancellationToken) : IObjectTable
{
    private const string Columns = "id, kind, account, sequence, created, due_at, idempotency_key, body::text, notes::text";

    public Task<StoredObject?> Find(string kind, string id) => One("id = $1 and kind = $2", id, kind);

    public Task<StoredObject?> Lock(string kind, string id) => One("id = $1 and kind = $2 for update", id, kind);

    public Task<StoredObject?> Find(string id) => One("id = $1", id);

    public Task<long> Insert(StoredObject made) =>
        connection.Scalar<long>(
            """
            insert into sandbox.stripe_object (id, kind, account, created, due_at, idempotency_key, body, notes)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning sequence
            """,
            [made.Id, made.Kind, made.Account, made.Created, made.DueAt, made.Key, Text(made.Body), Text(made.Notes)],
            cancellationToken);

    public Task Update(StoredObject changed) =>
        connection.Run(
            "update sandbox.stripe_object set body = $2, notes = $3, due_at = $4 where id = $1",
            [changed.Id, Text(changed.Body), Text(changed.Notes), changed.DueAt],
            cancellationToken);

    public async Task<IReadOnlyList<StoredObject>> Page(ObjectPage page)
    {
        var order = page.After is null ? "desc" : "asc";
        return await connection.Rows(
            $"""
            select {Columns} from sandbox.stripe_object
            where kind = $1 and account = $2 and body @> $3 and not notes ? '{StoredObject.Deleted}'
              and ($4::bigint is null or sequence < $4) and ($5::bigint is null or sequence > $5)
              and ($6::timestamptz is null or created >= $6) and ($7::timestamptz is null or created < $7)
              and (cardinality($8::text[]) = 0 or body ->> 'type' = any($8))
            order by sequence {order} limit $9
            """,
            [
                page.Kind, page.Account, Text(page.Equal), page.Before, page.After, page.CreatedFrom, page.CreatedBefore,
                page.Types.ToArray(), page.Limit,
            ],
            Read,
            cancellationToken).ToListAsync(cancellationToken);
    }

    public async Task<DueObject?> FirstDue(DateTimeOffset now) =>
        await connection.Rows(
            """
            select id, kind, account, idempotency_key, due_at from sandbox.stripe_object
            where due_at <= $1 order by due_at, sequence limit 1
            """,
            [now],
            row => new DueObject(
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.IsDBNull(3) ? null : row.GetString(3),
                row.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken).FirstOrDefaultAsync(cancellationToken);

    public Task<DateTimeOffset?> NextDue() =>
        connection.Earliest("select min(due_at) from sandbox.stripe_object where due_at is not null", cancellationToken);

    public Task<long> TransferredFrom(string charge) =>
        connection.Scalar<long>(
            """
            select coalesce(sum((body ->> 'amount')::bigint - (body ->> 'amount_reversed')::bigint), 0)::bigint
            from sandbox.stripe_object where kind = 'transfer' and body @> $1
            """,
            [Text(new JsonObject { ["source_transaction"] = charge })],
            cancellationToken);

    public async Task<IReadOnlyList<StripeMovement>> Movements() =>
        await connection.Rows(
            """
            select id, at, account, type, source, currency, amount, fee, net, idempotency_key
            from sandbox.stripe_movement order by sequence
            """,
            [],
            row => new StripeMovement(
                row.GetString(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.GetString(2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5),
                row.GetInt64(6),
                row.GetInt64(7),
                row.GetInt64(8),
                row.IsDBNull(9) ? null : row.GetString(9)),
            cancellationToken).ToListAsync(cancellationToken);

    private async Task<StoredObject?> One(string condition, params object?[] parameters) =>
        await connection.Rows($"select {Columns} from sandbox.stripe_object where {condition}", parameters, Read, cancellationToken)
            .FirstOrDefaultAsync(cancellationToken);

    private static StoredObject Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetString(0),
            Kind = row.GetString(1),
            Account = row.GetString(2),
            Sequence = row.GetInt64(3),
            Created = row.GetFieldValue<DateTimeOffset>(4),
            DueAt = row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5),
            Key = row.IsDBNull(6) ? null : row.GetString(6),
            Body = JsonNode.Parse(row.GetString(7))!.AsObject(),
            Notes = JsonNode.Parse(row.GetString(8))!.AsObject(),
        };

    private static Json Text(JsonObject body) => new(body.ToJsonString());
}
