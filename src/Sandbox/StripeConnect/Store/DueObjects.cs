using System.Diagnostics;
using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>Something that time alone changes.</summary>
internal sealed record DueObject(string Id, string Kind, string Account, string? Key, DateTimeOffset At);

/// <summary>Pages that expire, holds that lapse, payouts that arrive.</summary>
internal static class DueObjects
{
    public static async Task<DueObject?> First(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
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

    public static Task<DateTimeOffset?> Next(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        Instants.Earliest(connection, "select min(due_at) from sandbox.stripe_object where due_at is not null", cancellationToken);

    /// <returns>False when somebody else was faster.</returns>
    public static async Task<bool> Run(Work work, DueObject due)
    {
        if (await work.Lock(due.Kind, due.Id) is not { } subject || subject.DueAt != due.At)
        {
            return false;
        }

        await (due.Kind switch
        {
            CheckoutSessions.Kind => Checkout.Close(work, subject),
            PaymentIntents.Kind => Cards.Release(work, subject, "automatic"),
            Payouts.Kind => Payouts.Arrive(work, subject),
            _ => throw new UnreachableException($"Time changes no {due.Kind}."),
        });
        return true;
    }
}
