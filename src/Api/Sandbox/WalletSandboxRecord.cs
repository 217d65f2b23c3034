using System.Text.Json;
using Marketplace.Gateways;
using Marketplace.Hosting;
using Marketplace.Postgres;
using Marketplace.Verification;

namespace Marketplace.Sandbox;

/// <summary>
/// What the stand-in of a gateway took and gave back, read where it lies so that it can be checked while nothing runs. The one place besides the
/// stand-ins that knows their table.
/// </summary>
internal sealed class WalletSandboxRecord(MarketplaceDatabase database, string gateway) : IGatewayRecord
{
    public string Gateway => gateway;

    public bool ShowsOwnMoney => false;

    public async Task<IReadOnlyList<GatewayMovement>> Movements(CancellationToken cancellationToken)
    {
        await using var owner = MarketplaceDataSource.ForOwner(database.EngineConnectionString, connections: 1);
        await using var exists = owner.CreateCommand("select to_regclass('sandbox.wallet_order') is not null");
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return [];
        }

        await using var command = owner.CreateCommand("select body::text from sandbox.wallet_order where gateway = $1 order by sequence");
        command.Parameters.Add(new() { Value = gateway });
        var movements = new List<GatewayMovement>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            movements.AddRange(WalletMovements.Of(JsonSerializer.Deserialize<WalletOrder>(rows.GetString(0))!));
        }

        return movements;
    }
}

/// <summary>What an order at a gateway moved.</summary>
internal static class WalletMovements
{
    /// <summary>Of whom the gateway keeps an account: the platform alone.</summary>
    private const string Account = "merchant";

    /// <summary>
    /// An order is charged for one payment of ours, which its callback names, and a refund is of one order. Money that was taken twice for one of ours, and
    /// did not go back whole, has the same key twice.
    /// </summary>
    public static IEnumerable<GatewayMovement> Of(WalletOrder order)
    {
        var ours = new Uri(order.CallbackUrl).Query;
        if (order.PaidAt is { } paid)
        {
            yield return Moved("charge", order, order.Amount, order.Refunded < order.Amount ? ours : $"{ours}/{order.Id}", order.Id, null, paid);
        }

        foreach (var refund in order.Acts.Where(act => act.Kind is WalletActKind.Refund))
        {
            // Where the merchant gives no key an order goes back once, and whole.
            var reference = refund.Key.Length == 0 ? WholeRefund.Of(order.Id) : $"{order.Id}/{refund.Key}";
            yield return Moved("refund", order, -refund.Amount, reference, reference, order.Id, refund.At);
        }
    }

    private static GatewayMovement Moved(string type, WalletOrder order, long dinars, string key, string reference, string? charge, DateTimeOffset at) =>
        new(true, Account, type, order.Currency, dinars * GatewayJson.WholeDinars, key) { Reference = reference, Charge = charge, At = at };
}
