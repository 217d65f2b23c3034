using System.Diagnostics;

namespace Marketplace.Coupons;

/// <summary>The rules of a coupon. What it takes off a price is in <see cref="CouponSale"/>, how often it is used in the counters of the database.</summary>
internal sealed class Coupon : IRules<CouponState, CouponCommand, CouponEvent>
{
    private Coupon()
    {
    }

    public static string StreamType => "coupon";

    public static Decision<CouponEvent> Decide(CouponState coupon, CouponCommand command, DateTimeOffset now) =>
        (coupon.Plan, command) switch
        {
            (null, CreateCoupon create) => Create(create, now),
            (null, _) => CouponRefusals.Unknown,
            (_, CreateCoupon create) => CouponRefusals.CodeTaken(create.Plan.Code),
            _ when !Concerns(coupon, command.Context.By) => CouponRefusals.Unknown,
            (_, DeactivateCoupon) when coupon.DeactivatedAt is null => new CouponDeactivated(now),
            (_, DeactivateCoupon) => Decision<CouponEvent>.Nothing,
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static CouponState Evolve(CouponState coupon, CouponEvent happened) =>
        happened switch
        {
            CouponCreated e => new CouponState { ProviderId = e.ProviderId, Plan = e.Plan, CreatedAt = e.At },
            CouponDeactivated e => coupon with { DeactivatedAt = e.At },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    /// <summary>Who pays for what a coupon takes off.</summary>
    public static CouponFunder FunderOf(CouponState coupon) => coupon.ProviderId == CouponId.Platform ? CouponFunder.Platform : CouponFunder.Provider;

    public static bool Concerns(CouponState coupon, Actor who) => coupon.Plan is not null && (who.IsStaff || who.ActsFor(coupon.ProviderId));

    private static Decision<CouponEvent> Create(CreateCoupon create, DateTimeOffset now) =>
        create.ByPlatform ? !create.Context.By.IsStaff ? CouponRefusals.Unknown : Made(create, CouponId.Platform, now)
        : create.Seller is not { IsRegistered: true } ? CouponRefusals.ProviderRequired
        : create.Plan.Providers is not null ? CouponRefusals.NotValid("providers", "must not be there: it is for what you sell")
        : Made(create, create.Context.By.ProviderId, now);

    private static Decision<CouponEvent> Made(CreateCoupon create, Guid owner, DateTimeOffset now) =>
        Fault(create.Plan, now) is { } fault ? fault : new CouponCreated(now, owner, create.Plan);

    private static Refusal? Fault(CouponPlan plan, DateTimeOffset now) =>
        plan.BasisPoints is null == plan.Amounts is null ? CouponRefusals.NotValid("basisPoints", "must be there, or amounts, and not both")
        : Repeats(plan.Amounts) ? CouponRefusals.NotValid("amounts", "must be one for each currency")
        : Repeats(plan.MinimumPrices) ? CouponRefusals.NotValid("minimumPrices", "must be one for each currency")
        : plan.Until <= (plan.From ?? now) ? CouponRefusals.NotValid("until", "must be after it begins to be good")
        : plan.LimitPerCustomer > plan.Limit ? CouponRefusals.NotValid("limitPerCustomer", "must not be more than the limit of all")
        : null;

    private static bool Repeats(ImmutableArray<Money>? amounts) =>
        amounts is { } some && some.DistinctBy(amount => amount.Currency, StringComparer.Ordinal).Count() < some.Length;
}
