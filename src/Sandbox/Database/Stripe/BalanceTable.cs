using Npgsql;

namespace Marketplace.Sandbox;

/// <inheritdoc/>
internal sealed class BalanceTable(NpgsqlConnection connection, CancellationToken cancellationToken) : IBalanceTable
{
    public Task<long> Add(string account, string currency, long amount) =>
        connection.Scalar<long>(
            """
            insert into sandbox.stripe_balance as b (account, currency, available) values ($1, $2, $3)
            on conflict (account, currency) do update set available = b.available + excluded.available
            returning available
            """,
            [account, currency, amount],
            cancellationToken);

    public async Task<IReadOnlyList<Available>> Of(string account) =>
        await connection.Rows(
            "select currency, available from sandbox.stripe_balance where account = $1 order by currency",
            [account],
            row => new Available(row.GetString(0), row.GetInt64(1)),
            cancellationToken).ToListAsync(cancellationToken);
}
