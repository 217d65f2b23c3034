using Marketplace.Coupons;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryCouponUses(MemoryDatabase database) : ICouponUses
{
    public Task<CouponUses> Of(Guid couponId, Guid? customerId, CancellationToken cancellationToken) => Task.FromResult(new CouponUses(
        Used(database.ReadModels[ReadModel.CouponUses].Find(couponId)),
        Used(database.ReadModels[ReadModel.CouponCustomerUses].Find(couponId, customerId ?? Guid.Empty))));

    private static long Used(MemoryRow? row) => row?.Number("used") ?? 0;
}
