using Marketplace.Coupons;

namespace Marketplace.Postgres;

/// <summary>Coupons in lists, and the counters whose constraints hold their limits.</summary>
internal sealed class CouponProjection : IProjection<CouponState, CouponEvent>
{
    public void Project(Projected<CouponState, CouponEvent> fact, IRowSink rows)
    {
        var (row, coupon) = (Row.Of(ReadModel.Coupons, ("id", fact.Id)), fact.State);
        rows.Add(fact.Event is CouponCreated { Plan: var plan }
            ? row.Insert(
                ("provider_id", coupon.ProviderId), ("code", plan.Code), ("plan", new Json(plan)), ("created_at", fact.At), ("version", fact.Version))
            : row.Update(("deactivated_at", coupon.DeactivatedAt), ("version", fact.Version)));
    }

    /// <summary>Bookings that use one coupon wait for each other here, always at the coupon before its customer.</summary>
    public static void Count(CouponRedemption redemption, long by, IRowSink rows)
    {
        rows.Add(Row.Of(ReadModel.CouponUses, ("coupon_id", redemption.CouponId)).Count("used", by, ("most", redemption.Limit)));
        rows.Add(Row.Of(ReadModel.CouponCustomerUses, ("coupon_id", redemption.CouponId), ("customer_id", redemption.CustomerId))
            .Count("used", by, ("most", redemption.LimitPerCustomer)));
    }
}
