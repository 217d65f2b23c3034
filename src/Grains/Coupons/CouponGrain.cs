using Marketplace.Providers;

namespace Marketplace.Coupons;

/// <summary>A coupon asks whether its maker sells anything and how often it is used, and no provider ever asks a coupon.</summary>
[GrainType("coupon")]
internal sealed class CouponGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<CouponState, CouponEvent>> journal,
    AggregateServices services,
    ICouponUses uses)
    : AggregateGrain<Coupon, CouponState, CouponCommand, CouponEvent>(journal, services), ICouponGrain
{
    public async Task<Outcome<CouponView>> Create(CreateCoupon command)
    {
        if (command.ByPlatform)
        {
            return await Shown(await Answer(command, Plain));
        }

        var seller = await GrainFactory.GetGrain<IProviderGrain>(command.Context.By.ProviderId).Seller(CancellationToken.None);
        return await Shown(await Answer(command with { Seller = seller }, Plain));
    }

    public async Task<Outcome<CouponView>> Deactivate(DeactivateCoupon command) => await Shown(await Answer(command, Plain));

    public async Task<Outcome<CouponView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Coupon.Concerns(State, by) ? await Shown(Plain()) : CouponRefusals.Unknown;
    }

    public async Task<Outcome<CouponOffer>> Offer(CancellationToken cancellationToken)
    {
        // An activation that another has overtaken may not have heard that the coupon has ended.
        await LookAgain();
        return State.Plan is { } plan
            ? new CouponOffer(this.GetPrimaryKey(), plan, State.DeactivatedAt, await Used(cancellationToken), Coupon.FunderOf(State))
            : CouponRefusals.Unknown;
    }

    private async Task<Outcome<CouponView>> Shown(Outcome<CouponView> outcome) =>
        outcome.View is { } view ? outcome with { View = view with { Used = await Used(CancellationToken.None) } } : outcome;

    private async Task<long> Used(CancellationToken cancellationToken) =>
        (await uses.Of(this.GetPrimaryKey(), customerId: null, cancellationToken)).Total;

    private CouponView Plain() => new(this.GetPrimaryKey(), State.ProviderId, State.Plan!, State.CreatedAt, State.DeactivatedAt, Used: 0, Version);
}
