namespace Marketplace.Coupons;

/// <summary>The coupon of a sale, frozen with its terms.</summary>
/// <param name="CouponId">Which.</param>
/// <param name="Code">As customers name it.</param>
/// <param name="Discount">What it takes off the price; positive.</param>
/// <param name="Limit">For how many bookings it is good; null for any number.</param>
/// <param name="LimitPerCustomer">For how many of each customer; null for any number.</param>
/// <param name="Funder">Who bears what it takes off.</param>
[GenerateSerializer, Immutable, Alias("coupon.terms")]
public sealed record CouponTerms(
    Guid CouponId, string Code, Money Discount, int? Limit, int? LimitPerCustomer, CouponFunder Funder = CouponFunder.Provider);

/// <summary>Who bears what a coupon takes off. Stored by name; never rename.</summary>
public enum CouponFunder
{
    /// <summary>Whoever sells: their price is less, and the commission is of what is left.</summary>
    Provider,

    /// <summary>The marketplace: the provider earns as if there were no coupon.</summary>
    Platform,
}

/// <summary>One use of a coupon by a booking.</summary>
/// <param name="CouponId">Of which.</param>
/// <param name="CustomerId">Whose booking it is.</param>
/// <param name="Limit">For how many bookings the coupon is good; null for any number.</param>
/// <param name="LimitPerCustomer">For how many of each customer; null for any number.</param>
[GenerateSerializer, Immutable, Alias("coupon.redemption")]
public sealed record CouponRedemption(Guid CouponId, Guid CustomerId, int? Limit, int? LimitPerCustomer);

/// <summary>How often a coupon is used.</summary>
/// <param name="Total">By how many bookings.</param>
/// <param name="ByCustomer">By how many of one customer.</param>
[GenerateSerializer, Immutable, Alias("coupon.uses")]
public sealed record CouponUses(long Total, long ByCustomer);
