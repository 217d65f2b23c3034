using Npgsql;

namespace Marketplace.Sandbox;

/// <inheritdoc/>
internal sealed class FaultTable(NpgsqlConnection connection, CancellationToken cancellationToken) : IFaultTable
{
    public Task<string?> Take(string operation, string? orEvery) =>
        connection.Scalar<string>(
            """
            update sandbox.stripe_fault set remaining = remaining - 1
            where id = (
              select id from sandbox.stripe_fault
              where remaining > 0 and operation in ($1, coalesce($2, $1))
              order by id limit 1 for update)
            returning outcome
            """,
            [operation, orEvery],
            cancellationToken);

    public Task Order(OrderedFault fault) =>
        connection.Run(
            "insert into sandbox.stripe_fault (operation, outcome, remaining) values ($1, $2, $3)",
            [fault.Operation, fault.Outcome, fault.Times],
            cancellationToken);

    public async Task<IReadOnlyList<OrderedFault>> Remaining() =>
        await connection.Rows(
            "select operation, outcome, remaining from sandbox.stripe_fault where remaining > 0 order by id",
            [],
            row => new OrderedFault(row.GetString(0), row.GetString(1), row.GetInt32(2)),
            cancellationToken).ToListAsync(cancellationToken);

    public Task Forget() => connection.Run("delete from sandbox.stripe_fault", [], cancellationToken);
}
