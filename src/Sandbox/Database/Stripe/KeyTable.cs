using Npgsql;

namespace Marketplace.Sandbox;

/// <inheritdoc/>
internal sealed class KeyTable(NpgsqlConnection connection, CancellationToken cancellationToken) : IKeyTable
{
    public Task<bool> Claim(string account, string key) =>
        connection.Scalar<bool>(
            "select pg_try_advisory_xact_lock(hashtextextended('sandbox.stripe_key ' || $1 || ' ' || $2, 0))",
            [account, key],
            cancellationToken);

    public async Task<KeptAnswer?> Find(string account, string key) =>
        await connection.Rows(
            "select fingerprint, status, answer, request_id from sandbox.stripe_key where account = $1 and key = $2",
            [account, key],
            row => new KeptAnswer(row.GetString(0), new Answer(row.GetInt32(1), row.GetString(2), row.GetString(3))),
            cancellationToken).FirstOrDefaultAsync(cancellationToken);

    public Task ForgetUntil(string account, string key, DateTimeOffset instant) =>
        connection.Run(
            "delete from sandbox.stripe_key where account = $1 and key = $2 and created <= $3",
            [account, key, instant],
            cancellationToken);

    public Task Keep(string account, string key, KeptAnswer answer, DateTimeOffset now) =>
        connection.Run(
            """
            insert into sandbox.stripe_key (account, key, fingerprint, status, answer, request_id, created)
            values ($1, $2, $3, $4, $5, $6, $7)
            """,
            [account, key, answer.Fingerprint, answer.Answer.Status, answer.Answer.Body, answer.Answer.Original, now],
            cancellationToken);
}
