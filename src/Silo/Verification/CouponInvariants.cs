namespace Marketplace.Verification;

/// <summary>The counters of coupons against the bookings that use them.</summary>
internal static class CouponInvariants
{
    private const string Recount =
        """
        select (body #>> '{redemption,couponId}')::uuid as coupon_id, (body #>> '{redemption,customerId}')::uuid as customer_id,
          sum(case type when 'booking.coupon-redeemed' then 1 else -1 end)::bigint as used
        from events where type in ('booking.coupon-redeemed', 'booking.coupon-returned') group by 1, 2
        """;

    public static readonly Invariant UsesAreCounted = new(
        "Coupons",
        "No coupon is used more often than it says, in all or by one customer, and its counters are what a recount of the bookings gives.",
        new SqlCheck("coupons", "from coupon_uses",
            $"""
            select format('Coupon %s: counted %s, its bookings use it %s times, at most %s', coupon_id, kept.used, counted.used, kept.most)
            from coupon_uses kept full join (select coupon_id, sum(used)::bigint as used from ({Recount}) each group by coupon_id) counted using (coupon_id)
            where kept.used is distinct from counted.used or kept.used > kept.most
            union all
            select format('Coupon %s of customer %s: counted %s, their bookings use it %s times, at most %s', coupon_id, customer_id, kept.used, counted.used, kept.most)
            from coupon_customer_uses kept full join ({Recount}) counted using (coupon_id, customer_id)
            where kept.used is distinct from counted.used or kept.used > kept.most
            """),
        new SqlCheck("guards", "from pg_constraint where conname in ('coupon_uses_limit', 'coupon_customer_uses_limit')",
            """
            select format('The constraint %s is missing.', name)
            from (values ('coupon_uses_limit'), ('coupon_customer_uses_limit')) as wanted (name)
            where not exists (select from pg_constraint where conname = name and convalidated)
            """));
}
