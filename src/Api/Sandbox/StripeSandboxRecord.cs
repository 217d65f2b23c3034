using Marketplace.Hosting;
using Marketplace.Payments;
using Marketplace.Postgres;
using Marketplace.Verification;

namespace Marketplace.Sandbox;

/// <summary>
/// The sandbox's own record of money, read where it lies so that it can be checked while nothing runs. The one place
/// besides the sandbox that knows its tables, because what counts effects must not go through what causes them.
/// </summary>
internal sealed class StripeSandboxRecord(MarketplaceDatabase database) : IGatewayRecord
{
    private static readonly string Platform = new StripeSandboxOptions { WebhookSecret = string.Empty }.PlatformAccount;

    public string Gateway => GatewayNames.Stripe;

    public async Task<IReadOnlyList<GatewayMovement>> Movements(CancellationToken cancellationToken)
    {
        await using var owner = MarketplaceDataSource.ForOwner(database.EngineConnectionString, connections: 1);
        await using var exists = owner.CreateCommand("select to_regclass('sandbox.stripe_movement') is not null");
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return [];
        }

        await using var command = owner.CreateCommand("select account, type, upper(currency), net, idempotency_key from sandbox.stripe_movement order by sequence");
        var movements = new List<GatewayMovement>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var account = rows.GetString(0);
            movements.Add(new GatewayMovement(
                account == Platform, account, rows.GetString(1), rows.GetString(2), rows.GetInt64(3), rows.IsDBNull(4) ? null : rows.GetString(4)));
        }

        return movements;
    }
}
