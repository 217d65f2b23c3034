using Marketplace.Coupons;

namespace Marketplace.Bookings;

/// <summary>The booking uses its coupon: one more of the coupon's uses is taken, in the same write.</summary>
[GenerateSerializer, Immutable, Alias("booking.coupon-redeemed")]
public sealed record BookingCouponRedeemed(DateTimeOffset At, CouponRedemption Redemption) : BookingEvent(At);

/// <summary>The booking ended before it was confirmed, and does not use its coupon any more.</summary>
[GenerateSerializer, Immutable, Alias("booking.coupon-returned")]
public sealed record BookingCouponReturned(DateTimeOffset At, CouponRedemption Redemption) : BookingEvent(At);
