namespace Marketplace.Coupons;

/// <summary>
/// Reads how often coupons are used. The bookings' own transactions count, and there alone it is decided: what is read here may be
/// over by the time that it is known, and only spares a write that would be refused.
/// </summary>
internal interface ICouponUses
{
    /// <param name="couponId">Which coupon.</param>
    /// <param name="customerId">Whose uses are counted besides; null for nobody's.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<CouponUses> Of(Guid couponId, Guid? customerId, CancellationToken cancellationToken);
}
