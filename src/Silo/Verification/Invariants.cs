using Marketplace.Postgres;

namespace Marketplace.Verification;

/// <summary>Everything that must hold, in the order of its numbers.</summary>
internal sealed class Invariants(Rebuild rebuild, EventWalk walk, UntouchedLedger ledger, GatewayInvariants gateways, GatewayCash cash)
{
    public ImmutableArray<Invariant> All { get; } =
    [
        LedgerInvariants.TransactionsBalance,
        LedgerInvariants.WholeLedgerBalances,
        LedgerInvariants.BalancesAreSums,
        LedgerCauses.EveryMovementHasItsCause(ledger),
        LedgerInvariants.NothingIsOverdrawn,
        BookingMoneyInvariants.CapturedMoneyIsSomewhere,
        SlotInvariants.NoDoubleBooking,
        StreamInvariants.AcknowledgedWritesAreThere,
        gateways.OneEffectPerIntent,
        gateways.RefundsWithinCaptures,
        PayoutInvariants.EarningsArePaidOnce,
        WorkInvariants.NothingIsOverdue,
        new(
            "I13",
            "Every accepted webhook had its effect, and the ledger's cash is the gateway's.",
            WorkInvariants.WebhooksAreProcessed,
            new SweepCheck("balances at the gateway", cash.Run)),
        new(
            "I14",
            "Bookings, complaints, payments and payouts only move along their edges; late news never moves one back.",
            new WalkCheck("steps", walk, Lifecycles.Concern, Lifecycles.Judge)),
        StreamInvariants.CommandsLeaveReceipts,
        WorkInvariants.EventsAreTold,
        ConversationInvariants.SequencesHaveNoGap,
        StreamInvariants.HistoryIsUnbroken,
        new(
            "I19",
            "Price lines, shares and items sum to their whole; settlements sum to what the booking held.",
            new WalkCheck("agreed prices and payouts", walk, ExactSplits.Concern, ExactSplits.Judge),
            BookingMoneyInvariants.SettlementsSumToWhatWasHeld),
        SlotInvariants.HoldsExpire,
        StreamInvariants.StateFollowsFromEvents(rebuild),
        ReviewInvariants.RatingsAreRecounted,
        PeriodInvariants.SealedPeriodsStay,
        InvoiceInvariants.NumbersHaveNoGap,
        CouponInvariants.UsesAreCounted,
    ];
}
