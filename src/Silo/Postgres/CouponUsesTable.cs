using Marketplace.Coupons;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class CouponUsesTable(NpgsqlDataSource database) : ICouponUses
{
    public async Task<CouponUses> Of(Guid couponId, Guid? customerId, CancellationToken cancellationToken)
    {
        // Served by the keys of both.
        await using var command = database.CreateCommand(
            """
            select coalesce((select used from coupon_uses where coupon_id = $1), 0),
              coalesce((select used from coupon_customer_uses where coupon_id = $1 and customer_id = $2), 0)
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = couponId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = customerId ?? Guid.Empty });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new CouponUses(row.GetInt64(0), row.GetInt64(1));
    }
}
