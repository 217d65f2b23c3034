using System.Text.Json;
using Npgsql;

namespace Marketplace.Coupons;

/// <summary>Coupons in lists, newest first.</summary>
internal interface ICouponList
{
    /// <param name="providerId">Whose.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<CouponBody>> Read(Guid providerId, PageRequest page, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class CouponList(ListReader lists) : ICouponList
{
    public Task<Page<CouponBody>> Read(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        // Served by coupons_by_provider, and the key of coupon_uses.
        lists.Read(
            new ListQuery(
                """
                select id, provider_id, plan::text, created_at, deactivated_at, version,
                  coalesce((select used from coupon_uses where coupon_id = coupons.id), 0), created_at as sort
                from coupons where provider_id = $1
                """,
                providerId),
            page,
            Coupon,
            cancellationToken);

    private static CouponBody Coupon(NpgsqlDataReader row) => CouponBody.Of(new CouponView(
        row.GetGuid(0),
        row.GetGuid(1),
        JsonSerializer.Deserialize<CouponPlan>(row.GetString(2), MarketplaceJson.Options)!,
        row.GetFieldValue<DateTimeOffset>(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
        row.GetInt64(6),
        row.GetInt64(5)));
}
