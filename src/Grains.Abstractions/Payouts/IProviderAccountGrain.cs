namespace Marketplace.Payouts;

/// <summary>What the platform owes one provider and when it pays. The grain key is the provider id.</summary>
[Alias("provider-account")]
public interface IProviderAccountGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Earnings that now lie on the provider's account at the gateway and wait for the next payout.</summary>
    [Alias("credit")]
    Task Credit(CreditEarnings command);

    /// <summary>What a refund took back of earnings that were credited before.</summary>
    [Alias("debit")]
    Task Debit(DebitEarnings command);

    /// <summary>
    /// Asked before a provider gives back what they earned: below a limit only operators may, because the platform lays out what the account has
    /// not. What was allowed counts until it is debited.
    /// </summary>
    /// <remarks>Refusals: `payout.refund-limit`, `payout.too-many-refunds`.</remarks>
    [Alias("allow-return")]
    Task<Outcome<ProviderAccountView>> AllowReturn(AllowReturn command);

    /// <summary>What a payout was to pay that ended unpaid: it waits for the next one.</summary>
    [Alias("take-back")]
    Task TakeBack(TakeBackPayout command);

    /// <summary>
    /// Asked before money is taken from the provider's account at the gateway: as much of what lies there as belongs to no payout is let go, once
    /// for each cause.
    /// </summary>
    /// <remarks>Refusals: `payout.debit-not-heard`, `payout.reversal-written-off`, `payout.reversal-not-covered`.</remarks>
    [Alias("claim-reversal")]
    Task<Outcome<ProviderAccountView>> ClaimReversal(ClaimReversal command);

    /// <summary>Gives up what the provider owes: reversals that wait for it take less, and nothing of it is netted from what they earn later.</summary>
    /// <remarks>Refusals: `payout.write-off-not-valid`.</remarks>
    [Alias("write-off")]
    Task<Outcome<ProviderAccountView>> WriteOff(WriteOffBalance command);

    /// <summary>What a dispute keeps back of it, lets go, or costs.</summary>
    [Alias("adjust")]
    Task Adjust(AdjustEarnings command);

    /// <remarks>Refusals: `payout.schedule-not-valid`.</remarks>
    [Alias("schedule")]
    Task<Outcome<ProviderAccountView>> Schedule(ChangePayoutSchedule command);

    /// <summary>Pays out everything available now.</summary>
    /// <remarks>Refusals: `payout.held`, `payout.nothing-available`.</remarks>
    [Alias("pay-out-now")]
    Task<Outcome<ProviderAccountView>> PayOutNow(PayOutNow command);

    /// <summary>Nothing is paid out until it is resumed: paused by the provider, held by an operator. What was cut before goes on.</summary>
    /// <remarks>Refusals: `payout.held`.</remarks>
    [Alias("hold")]
    Task<Outcome<ProviderAccountView>> Hold(HoldPayouts command);

    /// <summary>Ends a hold of one's own. What waited is paid with the period that ends next.</summary>
    /// <remarks>Refusals: `payout.not-held`.</remarks>
    [Alias("resume")]
    Task<Outcome<ProviderAccountView>> Resume(ResumePayouts command);

    /// <summary>Something looks wrong: nothing is paid out until it is decided.</summary>
    [Alias("flag")]
    Task Flag(FlagPayouts command);

    /// <summary>Payouts go to another bank account: nothing is paid out until it has cooled off.</summary>
    [Alias("cool-off")]
    Task CoolOff(CoolOffPayouts command);

    /// <summary>It is decided: what it held goes on, or an operator holds it from now on.</summary>
    [Alias("unflag")]
    Task Unflag(UnflagPayouts command);

    /// <summary>Keeps something else back of what is earned from now on. What is kept back already stays so for as long as it was to be.</summary>
    /// <remarks>Refusals: `payout.reserve-not-valid`.</remarks>
    [Alias("change-reserve")]
    Task<Outcome<ProviderAccountView>> ChangeReserve(ChangeReserve command);

    /// <summary>Keeps nothing back any more of what was earned until now.</summary>
    /// <remarks>Refusals: `payout.nothing-reserved`.</remarks>
    [Alias("release-reserves")]
    Task<Outcome<ProviderAccountView>> ReleaseReserves(ReleaseReserves command);

    /// <summary>How far below zero the provider may bring it by refunds of their own, from now on. What was allowed before stays so.</summary>
    /// <remarks>Refusals: `payout.refund-limits-not-valid`.</remarks>
    [Alias("change-refund-limits")]
    Task<Outcome<ProviderAccountView>> ChangeRefundLimits(ChangeRefundLimits command);

    [Alias("read"), ReadOnly]
    Task<ProviderAccountView> Read(CancellationToken cancellationToken);

    /// <summary>The same, of what is stored: for whoever decides by it, which must not rest on an activation that another one has overtaken.</summary>
    [Alias("read-latest"), ReadOnly]
    Task<ProviderAccountView> ReadLatest(CancellationToken cancellationToken);
}
