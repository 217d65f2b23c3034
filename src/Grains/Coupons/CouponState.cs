namespace Marketplace.Coupons;

/// <summary>One coupon.</summary>
[GenerateSerializer, Immutable, Alias("coupon.state")]
internal sealed record CouponState
{
    /// <summary>Whose it is; <see cref="CouponId.Platform"/> where it is the platform's.</summary>
    [Id(0)]
    public Guid ProviderId { get; init; }

    /// <summary>What it takes off; null until there is one.</summary>
    [Id(1)]
    public CouponPlan? Plan { get; init; }

    [Id(2)]
    public DateTimeOffset CreatedAt { get; init; }

    [Id(3)]
    public DateTimeOffset? DeactivatedAt { get; init; }
}
