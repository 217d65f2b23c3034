using Marketplace.Providers;

namespace Marketplace.Coupons;

/// <summary>A code that makes bookings cheaper. The grain key is <see cref="CouponId.Of"/>.</summary>
/// <remarks>Who did not make it is refused with `coupon.unknown`. How often it was used is not its business: the database counts.</remarks>
[Alias("coupon")]
public interface ICouponGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <remarks>Refusals: `provider.required`, `coupon.code-taken`, `coupon.not-valid` (with the field).</remarks>
    [Alias("create")]
    Task<Outcome<CouponView>> Create(CreateCoupon command);

    /// <summary>It is good for nothing new. What was booked with it stays as it was sold.</summary>
    /// <remarks>Refusals: `coupon.unknown`.</remarks>
    [Alias("deactivate")]
    Task<Outcome<CouponView>> Deactivate(DeactivateCoupon command);

    /// <summary>For whoever made it, and operators.</summary>
    /// <remarks>Refusals: `coupon.unknown`.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<CouponView>> Read(Actor by, CancellationToken cancellationToken);

    /// <summary>For whoever prices something with it.</summary>
    /// <remarks>Refusals: `coupon.unknown`.</remarks>
    [Alias("offer"), ReadOnly]
    Task<Outcome<CouponOffer>> Offer(CancellationToken cancellationToken);
}

/// <summary>A coupon as prices need it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Plan">What it takes off.</param>
/// <param name="DeactivatedAt">Since when it is good for nothing; null while it is.</param>
/// <param name="Used">By how many bookings it is used.</param>
/// <param name="Funder">Who bears what it takes off.</param>
[GenerateSerializer, Immutable, Alias("coupon.offer")]
public sealed record CouponOffer(
    Guid Id, CouponPlan Plan, DateTimeOffset? DeactivatedAt, long Used, CouponFunder Funder = CouponFunder.Provider);

/// <summary>A coupon as whoever made it sees it.</summary>
/// <param name="Id">Which.</param>
/// <param name="ProviderId">Whose it is, and who pays for it: a provider, or <see cref="CouponId.Platform"/>.</param>
/// <param name="Plan">What it takes off.</param>
/// <param name="CreatedAt">Since when there is one.</param>
/// <param name="DeactivatedAt">Since when it is good for nothing new; null while it is good.</param>
/// <param name="Used">By how many bookings it is used.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("coupon.view")]
public sealed record CouponView(
    Guid Id, Guid ProviderId, CouponPlan Plan, DateTimeOffset CreatedAt, DateTimeOffset? DeactivatedAt, long Used, long Version) : IVersioned;

/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("coupon.command")]
public abstract record CouponCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the provider, or an operator.</param>
/// <param name="Plan">What it takes off.</param>
/// <param name="Seller">Filled in by the grain, which asks the provider.</param>
/// <param name="ByPlatform">Whether it is the platform's, who pays for it; only operators make those.</param>
[GenerateSerializer, Immutable, Alias("coupon.create")]
public sealed record CreateCoupon(CommandContext Context, CouponPlan Plan, SellerTerms? Seller = null, bool ByPlatform = false) : CouponCommand(Context);

/// <param name="Context">By whoever made it, or an operator.</param>
[GenerateSerializer, Immutable, Alias("coupon.deactivate")]
public sealed record DeactivateCoupon(CommandContext Context) : CouponCommand(Context);

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("coupon.event")]
public abstract record CouponEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("coupon.created")]
public sealed record CouponCreated(DateTimeOffset At, Guid ProviderId, CouponPlan Plan) : CouponEvent(At);

[GenerateSerializer, Immutable, Alias("coupon.deactivated")]
public sealed record CouponDeactivated(DateTimeOffset At) : CouponEvent(At);
