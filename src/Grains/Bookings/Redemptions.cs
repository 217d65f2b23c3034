using Marketplace.Coupons;

namespace Marketplace.Bookings;

/// <summary>
/// When a booking uses its coupon: as long as it lives, and for good once it was confirmed. The database counts the uses in the
/// booking's own write, and refuses one too many. See docs/adr/0030-coupons.md.
/// </summary>
internal static class Redemptions
{
    /// <summary>The coupon has as many uses as it says, in all.</summary>
    public const string Limit = "coupon_uses_limit";

    /// <summary>And as many for each customer.</summary>
    public const string LimitPerCustomer = "coupon_customer_uses_limit";

    /// <summary>What is read before the write, so that a coupon that is used up costs no write. The write decides.</summary>
    public static Refusal? Fault(CouponTerms? coupon, CouponUses? uses) =>
        coupon is null || uses is null ? null
        : uses.Total >= coupon.Limit ? CouponRefusals.UsedUp(coupon.Limit)
        : uses.ByCustomer >= coupon.LimitPerCustomer ? CouponRefusals.UsedByYou(coupon.LimitPerCustomer)
        : null;

    /// <summary>What a refused write means.</summary>
    public static Refusal? OnConflict(BookingState booking, string constraint) => constraint switch
    {
        Limit => CouponRefusals.UsedUp(booking.Terms?.Coupon?.Limit),
        LimitPerCustomer => CouponRefusals.UsedByYou(booking.Terms?.Coupon?.LimitPerCustomer),
        _ => null,
    };

    /// <summary>What happens to a booking, and with it to the use of its coupon.</summary>
    public static Decision<BookingEvent> Following(BookingState booking, Decision<BookingEvent> decision, DateTimeOffset now)
    {
        if (decision.Events.IsDefaultOrEmpty || CouponOf(booking, decision.Events) is null)
        {
            return decision;
        }

        var after = decision.Events.Aggregate(booking, Booking.Evolve);
        return (booking.Redemption, Wanted(after)) switch
        {
            (null, { } redemption) => Decision<BookingEvent>.Happened([.. decision.Events, new BookingCouponRedeemed(now, redemption)]),
            ({ } redemption, null) => Decision<BookingEvent>.Happened([.. decision.Events, new BookingCouponReturned(now, redemption)]),
            _ => decision,
        };
    }

    /// <summary>Null where it ended before it was confirmed.</summary>
    private static CouponRedemption? Wanted(BookingState booking) =>
        booking is { Terms.Coupon: { } coupon } and ({ EndedAt: null } or { ConfirmedAt: not null })
            ? new CouponRedemption(coupon.CouponId, booking.CustomerId, coupon.Limit, coupon.LimitPerCustomer)
            : null;

    private static CouponTerms? CouponOf(BookingState booking, ImmutableArray<BookingEvent> events) =>
        events[0] is BookingPlaced placed ? placed.Terms.Coupon : booking.Terms?.Coupon;
}
