using System.Text.Json.Nodes;
using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>The table of objects.</summary>
internal static class StoredObjects
{
    public const string Columns = "id, kind, account, sequence, created, due_at, idempotency_key, body::text, notes::text";

    public static async Task<StoredObject?> Find(NpgsqlConnection connection, string kind, string id, string locking) =>
        await connection.Rows(
            $"select {Columns} from sandbox.stripe_object where id = $1 and kind = $2 {locking}",
            [id, kind],
            Read,
            CancellationToken.None).FirstOrDefaultAsync();

    public static Task Insert(NpgsqlConnection connection, StoredObject made) =>
        connection.Run(
            """
            insert into sandbox.stripe_object (id, kind, account, created, due_at, idempotency_key, body, notes)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [made.Id, made.Kind, made.Account, made.Created, made.DueAt, made.Key, Text(made.Body), Text(made.Notes)],
            CancellationToken.None);

    public static Task Update(NpgsqlConnection connection, StoredObject changed) =>
        connection.Run(
            "update sandbox.stripe_object set body = $2, notes = $3, due_at = $4 where id = $1",
            [changed.Id, Text(changed.Body), Text(changed.Notes), changed.DueAt],
            CancellationToken.None);

    public static StoredObject Read(NpgsqlDataReader row) =>
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
