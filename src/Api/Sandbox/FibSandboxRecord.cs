using System.Text.Json;
using Marketplace.Gateways;
using Marketplace.Hosting;
using Marketplace.Payments;
using Marketplace.Postgres;
using Marketplace.Verification;

namespace Marketplace.Sandbox;

/// <summary>
/// What the stand-in of the bank took and gave back, read where it lies so that it can be checked while nothing runs. The one place besides the
/// stand-in that knows its table.
/// </summary>
internal sealed class FibSandboxRecord(MarketplaceDatabase database) : IGatewayRecord
{
    public string Gateway => GatewayNames.Fib;

    public async Task<IReadOnlyList<GatewayMovement>> Movements(CancellationToken cancellationToken)
    {
        await using var owner = MarketplaceDataSource.ForOwner(database.EngineConnectionString, connections: 1);
        await using var exists = owner.CreateCommand("select to_regclass('sandbox.fib_payment') is not null");
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return [];
        }

        await using var command = owner.CreateCommand("select body::text from sandbox.fib_payment order by sequence");
        var movements = new List<GatewayMovement>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            movements.AddRange(FibMovements.Of(JsonSerializer.Deserialize<FibPayment>(rows.GetString(0))!));
        }

        return movements;
    }
}

/// <summary>What a payment at the bank moved.</summary>
internal static class FibMovements
{
    /// <summary>Of whom the bank keeps an account: the platform alone.</summary>
    private const string Account = "merchant";

    /// <summary>
    /// A payment is charged for one of ours, which its callback names, and a refund is of one payment. Money that was taken twice for one of ours, and of
    /// which nothing went back, has the same key twice.
    /// </summary>
    public static IEnumerable<GatewayMovement> Of(FibPayment payment)
    {
        var ours = new Uri(payment.CallbackUrl).Query;
        if (payment.PaidAt is { } paid)
        {
            yield return Moved("charge", payment, payment.Amount, payment.RefundedAt is null ? ours : $"{ours}/{payment.Id}", payment.Id, null, paid);
        }

        for (var refunds = payment.Refunds; refunds > 0; refunds--)
        {
            yield return Moved("refund", payment, -payment.Amount, payment.Id, FibGateway.RefundOf(payment.Id), payment.Id, payment.RefundedAt!.Value);
        }
    }

    private static GatewayMovement Moved(string type, FibPayment payment, long dinars, string key, string reference, string? charge, DateTimeOffset at)
    {
        var net = FibWire.MoneyOf(new FibMoney(Math.Abs(dinars).ToString(System.Globalization.CultureInfo.InvariantCulture), payment.Currency)).Amount;
        return new GatewayMovement(true, Account, type, payment.Currency, dinars < 0 ? -net : net, key) { Reference = reference, Charge = charge, At = at };
    }
}
