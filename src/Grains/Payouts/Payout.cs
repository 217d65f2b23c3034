using System.Diagnostics;
using Marketplace.Ledger;
using Marketplace.Payments;
using static Marketplace.Payouts.PayoutStatus;

namespace Marketplace.Payouts;

/// <summary>
/// The rules of one payout. It is never made anew while its outcome is unknown, a failed one is tried again as the same
/// payout, and one that was paid may still come back from the bank. What <see cref="PayoutWithdrawal"/> ends is on the provider's account again.
/// </summary>
internal sealed class Payout : IRules<PayoutState, PayoutCommand, PayoutEvent>
{
    public const string Send = "payout.send";
    public const string Ask = "payout.ask";
    public const string Withdraw = "payout.withdraw";

    /// <summary>How long after a failure the same payout is tried again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromDays(1);

    /// <summary>How long after its arrival date a silent payout is asked after.</summary>
    public static readonly TimeSpan AskAfter = TimeSpan.FromDays(1);

    private const string FallsDue = "payout_falls_due";
    private const string Retries = "payout_retries";
    private const string Asks = "payout_is_asked_after";

    private Payout()
    {
    }

    public static string StreamType => "payout";

    public static Decision<PayoutEvent> Decide(PayoutState payout, PayoutCommand command, DateTimeOffset now) =>
        (payout.Status, command) switch
        {
            _ when !MayGive(command) => PayoutRefusals.Unknown,
            (None, StartPayout start) => new PayoutScheduled(
                now, start.ProviderId, start.Amount, start.Period, start.Items, DerivedId.From(start.Context.Id.Value, "send"), start.IsByHand, start.SendOn),
            (None, _) => PayoutRefusals.Unknown,
            (_, RecordPayoutFact record) => Record(payout, record.Fact, now),
            (Scheduled, PassPayoutTime { Deadline: FallsDue }) when payout.Waits && payout.SendOn!.At <= now => new PayoutFellDue(now),
            (Failed, PassPayoutTime { Deadline: Retries } pass) when payout.RetryAt <= now =>
                new PayoutRetried(now, DerivedId.From(pass.Context.Id.Value, "send")),
            (Failed, WithdrawPayout withdraw) => PayoutWithdrawal.Decide(payout, withdraw, now),
            (Failed, RetryPayout retry) when payout.WithdrawIntent is null => new PayoutRetried(now, DerivedId.From(retry.Context.Id.Value, "send"), retry.Reason),
            (_, RetryPayout) => PayoutRefusals.NotWhile(payout.Status),
            (Scheduled, ConfirmPayout confirm) when payout.IsByHand => Confirm(payout, confirm, now),
            (_, ConfirmPayout) => PayoutRefusals.NotByHand(payout.Status),
            (InTransit, PassPayoutTime { Deadline: Asks } pass) when payout.AskAt <= now =>
                new PayoutAskedAfter(now, DerivedId.From(pass.Context.Id.Value, "ask")),
            _ => Decision<PayoutEvent>.Nothing,
        };

    public static PayoutState Evolve(PayoutState payout, PayoutEvent happened) =>
        happened switch
        {
            PayoutScheduled e => new PayoutState
            {
                Status = Scheduled,
                ProviderId = e.ProviderId,
                Amount = e.Amount,
                Period = e.Period,
                Items = e.Items,
                SendIntent = e.IsByHand ? null : e.IntentId,
                IsByHand = e.IsByHand,
                SendOn = e.SendOn,
                Waits = e is { IsByHand: false, SendOn: not null },
            },
            PayoutFellDue => payout with { Waits = false },
            PayoutConfirmed e => payout with { Receipt = e.Receipt },
            PayoutSent e => payout with
            {
                Status = InTransit,
                SendIntent = null,
                WithdrawIntent = null,
                Reference = e.Reference,
                ArrivalDate = e.ArrivalDate,
                AskAt = e.ArrivalDate + AskAfter,
                FailureCode = null,
                Attempts = payout.Attempts + 1,
            },
            PayoutPaid => payout with { Status = Paid, AskAt = null, AskIntent = null, FailingSince = null },
            PayoutFailed e => payout with
            {
                Status = Failed,
                SendIntent = null,
                AskAt = null,
                AskIntent = null,
                RetryAt = e.RetryAt,
                FailureCode = e.Code,
                Failures = payout.Failures + 1,
                FailingSince = payout.FailingSince ?? e.At,
            },
            PayoutRetried e => payout with { Status = Scheduled, SendIntent = e.IntentId, RetryAt = null, Reference = null, ArrivalDate = null },
            PayoutAskedAfter e => payout with { AskIntent = e.IntentId, AskAt = null },
            PayoutWithdrawing e => payout with { WithdrawIntent = e.IntentId, RetryAt = null },
            PayoutGivenBack => payout with { Status = GivenBack, WithdrawIntent = null, FailingSince = null },
            PayoutHadNoNews e => payout with { AskIntent = null, AskAt = e.AskAgainAt },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Deadline> Deadlines(PayoutState payout) =>
        payout switch
        {
            { Status: Scheduled, Waits: true, SendOn: { } day } => [new Deadline(FallsDue, day.At)],
            { Status: Failed, RetryAt: { } at } => [new Deadline(Retries, at)],
            { Status: InTransit, AskAt: { } at } => [new Deadline(Asks, at)],
            _ => [],
        };

    public static PayoutCommand AtDeadline(PayoutState payout, string name, CommandContext context) => new PassPayoutTime(context, name);

    public static ImmutableArray<Intent> Intents(PayoutState payout) =>
        payout switch
        {
            { SendIntent: { } send, Waits: false } => [new Intent(send, Send)],
            { AskIntent: { } ask } => [new Intent(ask, Ask)],
            { WithdrawIntent: { } withdraw } => [new Intent(withdraw, Withdraw)],
            _ => [],
        };

    /// <summary>The money leaves when the gateway takes the payout on, and comes back when it fails.</summary>
    public static ImmutableArray<LedgerTransaction> Postings(PayoutState payout, PayoutEvent happened) =>
        happened switch
        {
            PayoutSent => [Movement(payout, "payout", payout.Amount)],
            PayoutFailed { MoneyReturned: true } => [Movement(payout, "payout-returned", -payout.Amount)],
            _ => [],
        };

    public static bool Concerns(PayoutState payout, Actor who) => who.IsStaff || who.ActsFor(payout.ProviderId);

    private static bool MayGive(PayoutCommand command) =>
        command.Context.By.Role is ActorRole.Platform || (command is RetryPayout or ConfirmPayout && command.Context.By.IsStaff);

    /// <summary>An operator has given it to the provider: it is there.</summary>
    private static Decision<PayoutEvent> Confirm(PayoutState payout, ConfirmPayout confirm, DateTimeOffset now) =>
        Decision<PayoutEvent>.Happened(
        [
            new PayoutConfirmed(now, new HandoverReceipt(confirm.Method, confirm.Reference, confirm.Context.By.Id, MoneyCollector.Provider)),
            new PayoutSent(now, HandoverReference.Of(PayoutId.Of(payout.ProviderId, payout.Amount.Currency, payout.Period!.To, isByHand: true)), now),
            new PayoutPaid(now),
        ]);

    private static Decision<PayoutEvent> Record(PayoutState payout, PayoutFact fact, DateTimeOffset now) =>
        fact switch
        {
            PayoutSentByGateway sent when sent.IntentId == payout.SendIntent || sent.IntentId == payout.WithdrawIntent => new PayoutSent(now, sent.Reference, sent.ArrivalDate),
            PayoutPaidByGateway paid when payout.Status is InTransit && IsThis(payout, paid.Reference) => new PayoutPaid(now),
            PayoutFailedAtGateway { IntentId: { } intent } refused when payout.SendIntent == intent =>
                new PayoutFailed(now, refused.Code, MoneyReturned: false, now + RetryAfter),
            PayoutFailedAtGateway { Reference: { } reference } failed when payout.Status is InTransit or Paid && IsThis(payout, reference) =>
                new PayoutFailed(now, failed.Code, MoneyReturned: true, now + RetryAfter),
            PayoutAbsentAtGateway absent when payout.WithdrawIntent == absent.IntentId => new PayoutGivenBack(now),
            PayoutUnderWay underWay when payout.AskIntent == underWay.IntentId => new PayoutHadNoNews(now, now + AskAfter),

            // About an earlier attempt, or known already.
            _ => Decision<PayoutEvent>.Nothing,
        };

    private static bool IsThis(PayoutState payout, string reference) => string.Equals(payout.Reference, reference, StringComparison.Ordinal);

    private static LedgerTransaction Movement(PayoutState payout, string purpose, Money amount) =>
        new(purpose, null,
        [
            new LedgerLeg(Accounts.PayableProvider, payout.ProviderId, amount),
            payout.IsByHand
                ? new LedgerLeg(Accounts.Cash(GatewayNames.Manual), Guid.Empty, -amount)
                : new LedgerLeg(Accounts.ConnectedCash(GatewayNames.Stripe), payout.ProviderId, -amount),
        ]);
}
