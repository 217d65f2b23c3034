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
    /// <summary>A card that was charged carries the mark of its intent on the payment intent, everything else on itself.</summary>
    private const string Moved =
        """
        select moved.account, moved.type, upper(moved.currency), moved.net,
          coalesce(made.body #>> '{metadata,marketplace_intent}', paid.body #>> '{metadata,marketplace_intent}', moved.idempotency_key),
          moved.fee, moved.source, made.body ->> 'charge', moved.at
        from sandbox.stripe_movement moved
        left join sandbox.stripe_object made on made.id = moved.source
        left join sandbox.stripe_object paid on made.kind = 'charge' and paid.id = made.body ->> 'payment_intent'
        order by moved.sequence
        """;

    private static readonly string Platform = new StripeSandboxOptions { WebhookSecret = string.Empty }.PlatformAccount;

    public string Gateway => GatewayNames.Stripe;

    public bool ShowsOwnMoney => true;

    public async Task<IReadOnlyList<GatewayMovement>> Movements(CancellationToken cancellationToken)
    {
        await using var owner = MarketplaceDataSource.ForOwner(database.EngineConnectionString, connections: 1);
        await using var exists = owner.CreateCommand("select to_regclass('sandbox.stripe_movement') is not null");
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return [];
        }

        await using var command = owner.CreateCommand(Moved);
        var movements = new List<GatewayMovement>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var account = rows.GetString(0);
            movements.Add(new GatewayMovement(
                account == Platform, account, rows.GetString(1), rows.GetString(2), rows.GetInt64(3), rows.IsDBNull(4) ? null : rows.GetString(4))
            {
                Fee = rows.GetInt64(5),
                Reference = rows.GetString(6),
                Charge = rows.IsDBNull(7) ? null : rows.GetString(7),
                At = rows.GetFieldValue<DateTimeOffset>(8),
            });
        }

        return movements;
    }
}
