using System.Text.Json;

namespace Marketplace.Sandbox;

/// <inheritdoc/>
internal sealed class PostgresFibStore(SandboxDatabase database) : IFibStore
{
    public async Task Add(FibPayment payment)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await connection.Run("insert into sandbox.fib_payment (id, body) values ($1, $2)", [payment.Id, Written(payment)], CancellationToken.None);
    }

    public async Task<FibPayment?> Find(string id)
    {
        await using var connection = await database.Open(CancellationToken.None);
        return Read(await connection.Scalar<string>("select body::text from sandbox.fib_payment where id = $1", [id], CancellationToken.None));
    }

    public async Task<(FibPayment Before, FibPayment After)?> Change(string id, Func<FibPayment, FibPayment> change)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        if (Read(await connection.Scalar<string>("select body::text from sandbox.fib_payment where id = $1 for update", [id], CancellationToken.None)) is not { } before)
        {
            return null;
        }

        var after = change(before);
        if (after != before)
        {
            await connection.Run("update sandbox.fib_payment set body = $2 where id = $1", [id, Written(after)], CancellationToken.None);
        }

        await transaction.CommitAsync();
        return (before, after);
    }

    public async Task<IReadOnlyList<FibPayment>> All()
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.Rows("select body::text from sandbox.fib_payment order by sequence", [], row => Read(row.GetString(0))!, CancellationToken.None)
            .ToListAsync();
    }

    public async Task<string?> TakeFault(string operation)
    {
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.Scalar<string>(
            """
            with taken as (
              select sequence from sandbox.fib_fault where operation = $1 and times > 0 order by sequence limit 1 for update)
            update sandbox.fib_fault fault set times = times - 1 from taken where taken.sequence = fault.sequence returning fault.outcome
            """,
            [operation],
            CancellationToken.None);
    }

    public async Task OrderFault(string operation, string outcome, int times)
    {
        await using var connection = await database.Open(CancellationToken.None);
        await connection.Run("insert into sandbox.fib_fault (operation, outcome, times) values ($1, $2, $3)", [operation, outcome, times], CancellationToken.None);
    }

    public async Task ForgetFaults()
    {
        await using var connection = await database.Open(CancellationToken.None);
        await connection.Run("delete from sandbox.fib_fault", [], CancellationToken.None);
    }

    private static Json Written(FibPayment payment) => new(JsonSerializer.Serialize(payment));

    private static FibPayment? Read(string? body) => body is null ? null : JsonSerializer.Deserialize<FibPayment>(body);
}
