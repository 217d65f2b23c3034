using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>Faults that were ordered and have not happened yet. Taking one uses it up, with the work that meets it.</summary>
internal static class Faults
{
    /// <summary>The operation that faults of webhooks are ordered under.</summary>
    public const string Webhook = "webhook";

    /// <summary>The operation that faults of cards are ordered under.</summary>
    public const string Card = "card";

    /// <summary>The operation that faults of the bank are ordered under.</summary>
    public const string Bank = "bank";

    public const string Drop = "drop";

    public const string Decline = "decline";

    /// <summary>The bank refuses a payout when it arrives.</summary>
    public const string Fail = "fail";

    /// <summary>The bank accepts a payout and sends it back a day later.</summary>
    public const string FailAfterPaid = "fail_after_paid";

    /// <summary>Any operation of the API.</summary>
    private const string Every = "*";

    /// <returns>The outcome that was ordered for this operation, oldest order first, or null.</returns>
    public static Task<string?> Take(NpgsqlConnection connection, string operation) =>
        connection.Scalar<string>(
            """
            update sandbox.stripe_fault set remaining = remaining - 1
            where id = (
              select id from sandbox.stripe_fault
              where remaining > 0 and (operation = $1 or (operation = $2 and $3))
              order by id limit 1 for update)
            returning outcome
            """,
            [operation, Every, operation.Contains('.', StringComparison.Ordinal)],
            CancellationToken.None);

    public static Task Order(NpgsqlConnection connection, OrderedFault fault, CancellationToken cancellationToken) =>
        connection.Run(
            "insert into sandbox.stripe_fault (operation, outcome, remaining) values ($1, $2, $3)",
            [fault.Operation, fault.Outcome, fault.Times],
            cancellationToken);

    public static IAsyncEnumerable<OrderedFault> Remaining(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.Rows(
            "select operation, outcome, remaining from sandbox.stripe_fault where remaining > 0 order by id",
            [],
            row => new OrderedFault(row.GetString(0), row.GetString(1), row.GetInt32(2)),
            cancellationToken);

    public static Task Forget(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.Run("delete from sandbox.stripe_fault", [], cancellationToken);
}

/// <summary>An order for trouble.</summary>
/// <param name="Operation">An operation of the API such as <c>transfers.create</c>, <c>*</c> for any, or <c>card</c>, <c>bank</c>, <c>webhook</c>.</param>
/// <param name="Outcome">See <see cref="CallFaults"/> for operations; <c>decline</c>, <c>fail</c>, <c>fail_after_paid</c>, <c>drop</c> for the rest.</param>
/// <param name="Times">How often.</param>
internal sealed record OrderedFault(string Operation, string Outcome, int Times = 1);
