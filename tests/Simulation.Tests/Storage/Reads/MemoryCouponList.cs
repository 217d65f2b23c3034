using System.Text.Json;
using Marketplace.Coupons;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryCouponList(MemoryPages pages) : ICouponList
{
    public Task<Page<CouponBody>> Read(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(pages[ReadModel.Coupons].Where(row => row.Id("provider_id") == providerId), "created_at", page, Coupon, cancellationToken);

    private CouponBody Coupon(MemoryRow row) => CouponBody.Of(new CouponView(
        row.Id("id"),
        row.Id("provider_id"),
        JsonSerializer.Deserialize<CouponPlan>(row.Json("plan"), MarketplaceJson.Options)!,
        row.Instant("created_at"),
        row.OptionalInstant("deactivated_at"),
        pages.Database.ReadModels[ReadModel.CouponUses].Find(row.Id("id"))?.Number("used") ?? 0,
        row.Number("version")));
}
