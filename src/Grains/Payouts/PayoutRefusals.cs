namespace Marketplace.Payouts;

/// <summary>Every way payouts say no. The codes are documented in docs/errors.md.</summary>
internal static class PayoutRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "payout.unknown", "There is no such payout.");

    public static readonly Refusal ScheduleNotValid =
        new(RefusalKind.NotValid, "payout.schedule-not-valid", "A payout schedule needs a day from 1 to 31 and a minimum of at least 0.");

    public static readonly Refusal NothingAvailable =
        new(RefusalKind.NotNow, "payout.nothing-available", "Nothing is available to be paid out.");

    public static readonly Refusal NotHeld =
        new(RefusalKind.NotNow, "payout.not-held", "You do not hold these payouts.");

    /// <summary>Only the worker that takes money back hears it, and asks again.</summary>
    public static readonly Refusal DebitNotHeard =
        new(RefusalKind.NotNow, "payout.debit-not-heard", "The provider's account has not heard yet of what is to be taken from it.");

    /// <summary>Only the worker that takes money back hears it, and waits.</summary>
    public static readonly Refusal ReversalNotCovered =
        new(RefusalKind.NotNow, "payout.reversal-not-covered", "The provider's account has not enough that is no payout's.");

    /// <summary>Only the worker that takes money back hears it, and asks again once the payment has heard.</summary>
    public static readonly Refusal ReversalWrittenOff =
        new(RefusalKind.NotNow, "payout.reversal-written-off", "The payment has not heard yet how much of this was written off.");

    public static readonly Refusal ReserveNotValid =
        new(RefusalKind.NotValid, "payout.reserve-not-valid", "A reserve is 0 to 10,000 basis points for 1 to 180 days.");

    public static readonly Refusal RefundLimitsNotValid =
        new(RefusalKind.NotValid, "payout.refund-limits-not-valid", "A limit of refunds is 0 or more, one for each of at most ten currencies.");

    public static readonly Refusal CalendarNotYours =
        new(RefusalKind.NotYours, "payout.calendar-not-yours", "Only operators say on which days banks are closed.");

    public static readonly Refusal CalendarNotValid =
        new(RefusalKind.NotValid, "payout.calendar-not-valid", "With this calendar somebody would not be paid for a long time, or it contradicts itself.");

    public static readonly Refusal NothingReserved =
        new(RefusalKind.NotNow, "payout.nothing-reserved", "Nothing is kept back of what was earned.");

    public static Refusal WriteOffNotValid(Money owed, Money asked) =>
        new Refusal(RefusalKind.NotValid, "payout.write-off-not-valid", "That is more than the provider owes, or nothing.")
            .With("owed", owed).With("asked", asked);

    public static Refusal RefundLimit(Money left, long limit) =>
        new Refusal(RefusalKind.NotNow, "payout.refund-limit", "Your balance would be too far below zero; from here on only operators give back.")
            .With("left", left).With("limit", limit);

    public static Refusal TooManyRefunds(int count) =>
        new Refusal(RefusalKind.NotNow, "payout.too-many-refunds", "Too many refunds are on their way at once.")
            .With("count", count).With("limit", ReturnAllowances.Maximum);

    public static Refusal NotWhile(PayoutStatus status) =>
        new Refusal(RefusalKind.NotNow, "payout.not-now", "Only a payout that failed is sent again.").With("status", status);

    public static Refusal NotByHand(PayoutStatus status) =>
        new Refusal(RefusalKind.NotNow, "payout.not-by-hand", "Only a payout that waits to be paid by hand is confirmed.").With("status", status);

    public static Refusal Held(PayoutHold hold) =>
        new Refusal(RefusalKind.NotNow, "payout.held", "Payouts are held.").With("since", hold.Since).With("why", hold.Reason);
}
