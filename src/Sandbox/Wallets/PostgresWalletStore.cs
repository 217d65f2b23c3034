using System.Text.Json;

namespace Marketplace.Sandbox;

/// <inheritdoc/>
internal sealed class PostgresWalletStore(SandboxDatabase database, string gateway) : IWalletStore
{
    private const string One = "select body::text from sandbox.wallet_order where gateway = $1 and id = $2";

    public async Task Add(WalletOrder order)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await connection.Run(
            "insert into sandbox.wallet_order (gateway, id, body) values ($1, $2, $3) on conflict do nothing",
            [gateway, order.Id, Written(order)],
            CancellationToken.None);
    }

    public async Task<WalletOrder?> Find(string id)
    {
        await using var connection = await database.Open(CancellationToken.None);
        return Read(await connection.Scalar<string>(One, [gateway, id], CancellationToken.None));
    }

    public async Task<(WalletOrder Before, WalletOrder After)?> Change(string id, Func<WalletOrder, WalletOrder> change)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        if (Read(await connection.Scalar<string>($"{One} for update", [gateway, id], CancellationToken.None)) is not { } before)
        {
            return null;
        }

        var after = change(before);
        if (after != before)
        {
            await connection.Run(
                "update sandbox.wallet_order set body = $3 where gateway = $1 and id = $2", [gateway, id, Written(after)], CancellationToken.None);
        }

        await transaction.CommitAsync();
        return (before, after);
    }

    public async Task<IReadOnlyList<WalletOrder>> All()
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.Rows(
                "select body::text from sandbox.wallet_order where gateway = $1 order by sequence",
                [gateway],
                row => Read(row.GetString(0))!,
                CancellationToken.None)
            .ToListAsync();
    }

    public async Task<string?> TakeFault(string operation)
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.Scalar<string>(
            """
            with taken as (
              select sequence from sandbox.wallet_fault where gateway = $1 and operation = $2 and times > 0 order by sequence limit 1 for update)
            update sandbox.wallet_fault fault set times = times - 1 from taken where taken.sequence = fault.sequence returning fault.outcome
            """,
            [gateway, operation],
            CancellationToken.None);
    }

    public async Task OrderFault(string operation, string outcome, int times)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await connection.Run(
            "insert into sandbox.wallet_fault (gateway, operation, outcome, times) values ($1, $2, $3, $4)",
            [gateway, operation, outcome, times],
            CancellationToken.None);
    }

    public async Task ForgetFaults()
    {
        await using var connection = await database.Open(CancellationToken.None);
        await connection.Run("delete from sandbox.wallet_fault where gateway = $1", [gateway], CancellationToken.None);
    }

    private static Json Written(WalletOrder order) => new(JsonSerializer.Serialize(order));

    private static WalletOrder? Read(string? body) => body is null ? null : JsonSerializer.Deserialize<WalletOrder>(body);
}
