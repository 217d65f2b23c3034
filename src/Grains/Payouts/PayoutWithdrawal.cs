namespace Marketplace.Payouts;

/// <summary>
/// When a failed payout is tried again no more. It keeps from others what lies on the provider's account at the gateway, so where the provider
/// owes, or where there is not even enough for it, what it pays goes back to their account and is netted. A payout that only meets a closed
/// bank is tried for ever, because whoever mends that should not wait for another period. See docs/adr/0028-payouts-that-fail-for-good.md.
/// </summary>
internal static class PayoutWithdrawal
{
    /// <summary>
    /// How often it fails before that: on three days, because what lies at the gateway is not always to be had on the same day, and because
    /// nobody should be paid a period later for the trouble of an afternoon.
    /// </summary>
    public const int Failures = 3;

    /// <summary>What the gateway says when the account has less than the payout pays.</summary>
    private const string NotEnough = "balance_insufficient";

    public static Decision<PayoutEvent> Decide(PayoutState payout, WithdrawPayout withdraw, DateTimeOffset now) =>
        payout is { WithdrawIntent: null, Failures: >= Failures } && (withdraw.IsOwed || payout.FailureCode is NotEnough)
            ? new PayoutWithdrawing(now, DerivedId.From(withdraw.Context.Id.Value, "withdraw"))
            : Decision<PayoutEvent>.Nothing;
}
