using Marketplace.Ledger;
using static Marketplace.Payments.PaymentStatus;

namespace Marketplace.Payments;

/// <summary>
/// The rules of the money of a booking or a package. What the gateway tells is judged in <see cref="GatewayNews"/>.
/// </summary>
internal sealed class Payment : IRules<PaymentState, PaymentCommand, PaymentEvent>
{
    /// <summary>How long a transfer waits before the provider's account is tried again.</summary>
    public static readonly TimeSpan TransferRetry = TimeSpan.FromHours(6);

    private const string ResumesTransfer = "transfer_resumes";

    private const string ResumesReversal = "reversal_resumes";

    private const string MoneyIsAskedAfter = "money_is_asked_after";

    private const string CardIsCharged = "card_is_charged";

    private Payment()
    {
    }

    public static string StreamType => "payment";

    public static Decision<PaymentEvent> Decide(PaymentState payment, PaymentCommand command, DateTimeOffset now) =>
        KeptCards.Following(payment, Settling.Following(payment, Follow(payment, command, now), now), command, now);

    private static Decision<PaymentEvent> Follow(PaymentState payment, PaymentCommand command, DateTimeOffset now) =>
        (payment.Status, command) switch
        {
            (None, StartPayment start) => PaymentStart.Of(payment, start, now),
            (None, _) => PaymentRefusals.Unknown,
            (_, StartPayment) => Decision<PaymentEvent>.Nothing,

            _ when !MayGive(payment, command) => PaymentRefusals.Unknown,

            (Pending, RetryPayment) when CardCharges.IsUnderWay(payment) => PaymentRefusals.ChargeUnderWay,
            (Pending or Processing, RetryPayment retry) when PaymentStart.MayRetry(payment, retry, now) =>
                PaymentStart.Again(payment, retry, Derived(payment, retry, "checkout"), now),
            (_, RetryPayment) => PaymentRefusals.NotWhile(payment.Status),

            (_, ConfirmPayment confirm) => Handovers.Confirm(payment, confirm, now),
            (_, ConfirmRefund confirm) => Handovers.GiveRefund(payment, confirm, now),
            (_, RetryRefund retry) => FailedRefunds.Retry(payment, retry, Derived(payment, retry, "refund"), now),

            (Pending or Processing, ExtendPayment extend) when payment.NotWanted is null && extend.ExpiresAt != payment.ExpiresAt =>
                CardCharges.Extended(payment, extend.ExpiresAt, now),
            (_, ExtendPayment) => Decision<PaymentEvent>.Nothing,

            (Authorised, CapturePayment) when payment.Credit is not null => new PaymentCreditDrawn(now),
            (Authorised, CapturePayment capture) when payment.CaptureIntent is null => new CaptureWanted(now, Derived(payment, capture, "capture")),
            (Captured or PartiallyRefunded, CapturePayment) when payment.AwaitsAcceptance => new PaymentTaken(now),
            (_, CapturePayment) => Decision<PaymentEvent>.Nothing,

            (_, GiveBackPayment back) => GiveBack(payment, back, now),
            (Captured or PartiallyRefunded, RefundPayment refund) => Refund(payment, refund, now),
            (_, RefundPayment) => PaymentRefusals.NotWhile(payment.Status),
            (Captured or PartiallyRefunded, ReleasePayment release) => Release(payment, release, now),
            (_, ReleasePayment) => PaymentRefusals.NotWhile(payment.Status),

            (_, PenalisePayment penalise) => new PaymentPenalised(now, payment.ProviderId, Derived(payment, penalise, "penalty"), penalise.Amount),

            (_, ForgetCard forget) => KeptCards.Forget(payment, forget, now),
            (_, ConfirmChargeMail sent) => CardCharges.Mailed(payment, sent, now),

            (_, ReturnPayment back) => ReturnWishes.Decide(payment, back, now),
            (_, ForgiveReversal forgive) => Returns.Forgive(payment, forgive, now),

            (_, DisputePayment told) => DisputedMoney.Decide(payment, told, now),
            (_, RecordGatewayFact { Fact: RefundHeld held }) => DisputedMoney.Hold(payment, held, now),

            (_, RecordGatewayFact { Fact: RefundFailed failed }) => FailedRefunds.Judge(payment, failed, now),
            (_, RecordGatewayFact { Fact: TransferReversed or ReversalHeld } record) => Returns.Judge(payment, record.Fact, now),
            (_, RecordGatewayFact record) => GatewayNews.Judge(payment, record, now),
            (_, PassPaymentTime) when payment.TransferRetryAt <= now => new PaymentTransferResumed(now),
            (_, PassPaymentTime pass) when CardCharges.DueAt(payment) <= now => CardCharges.Try(payment, Derived(payment, pass, "charge"), now),
            (_, PassPaymentTime) when Returns.Due(payment, now) is { } resumed => resumed,
            (_, HintPayment hint) => OpenPages.Hinted(payment, hint, Derived(payment, hint, "look"), now),
            (Pending or Processing, PassPaymentTime pass) when payment.LookIntent is null && payment.LookAt <= now =>
                new PaymentLookWanted(now, Derived(payment, pass, "look")),

            _ => Decision<PaymentEvent>.Nothing,
        };

    public static PaymentState Evolve(PaymentState payment, PaymentEvent happened) => PaymentEvolution.Of(payment, happened);

    public static ImmutableArray<Intent> Intents(PaymentState payment) => PaymentIntents.Of(payment);

    public static ImmutableArray<LedgerTransaction> Postings(PaymentState payment, PaymentEvent happened) =>
        PaymentPostings.Of(payment, happened);

    public static ImmutableArray<Deadline> Deadlines(PaymentState payment) =>
        payment.TransferRetryAt is { } resumes ? [new Deadline(ResumesTransfer, resumes)]
        : Returns.NextRetry(payment) is { } reverses ? [new Deadline(ResumesReversal, reverses)]
        : CardCharges.DueAt(payment) is { } charges ? [new Deadline(CardIsCharged, charges)]
        : payment.LookIntent is null && payment.LookAt is { } asks ? [new Deadline(MoneyIsAskedAfter, asks)]
        : [];

    public static PaymentCommand AtDeadline(PaymentState payment, string name, CommandContext context) => new PassPaymentTime(context, name);

    public static bool Concerns(PaymentState payment, Actor who) =>
        who.IsStaff || who.ActsFor(payment.ProviderId) || (who.Role is ActorRole.Member && who.Id == payment.CustomerId);

    private static bool MayGive(PaymentState payment, PaymentCommand command) =>
        command.Context.By.Role is ActorRole.Platform
        || (command is RetryPayment && command.Context.By.Id == payment.CustomerId)
        || (command is RetryRefund && command.Context.By.IsStaff)
        || (command is ReturnPayment && (command.Context.By.IsStaff || command.Context.By.ActsFor(payment.ProviderId)))
        || Handovers.MayConfirm(payment, command);

    private static Decision<PaymentEvent> GiveBack(PaymentState payment, GiveBackPayment back, DateTimeOffset now) =>
        payment.Status switch
        {
            // Nobody has to be asked: nothing was handed over that anybody confirmed.
            Pending or Processing when payment is { Can.IsByHand: true, PageTerms: null } => new PaymentVoided(now, back.Reason),

            // It has been told of the money, or will be: giving it back here as well would confirm a booking that nobody paid.
            Captured or PartiallyRefunded when back.UnlessPaid => Decision<PaymentEvent>.Nothing,
            Authorised when back.UnlessPaid && payment.CaptureLater => Decision<PaymentEvent>.Nothing,
            Pending or Authorised when payment.Credit is not null => new PaymentVoided(now, back.Reason),
            Captured when payment is { Credit: not null, Held: > 0 } => new PaymentVoided(now, back.Reason),
            Pending or Authorised when payment.VoidIntent is null => new VoidWanted(now, Derived(payment, back, "void"), back.Reason),
            Processing when payment.NotWanted is null => new VoidWanted(now, Derived(payment, back, "void"), back.Reason),
            Captured or PartiallyRefunded when payment.Held > 0 =>
                new RefundWanted(now, Derived(payment, back, "refund"), payment.InCurrency(payment.Held), back.Reason),
            _ => Decision<PaymentEvent>.Nothing,
        };

    private static Decision<PaymentEvent> Refund(PaymentState payment, RefundPayment refund, DateTimeOffset now) =>
        !refund.Amount.IsPositive ? Decision<PaymentEvent>.Nothing
        : refund.Amount.Amount > payment.Held ? PaymentRefusals.RefundTooMuch
        : payment.Credit is not null ? ReturnCredit(payment, refund, now)
        : Refunded(payment, refund, Derived(payment, refund, "refund"), now);

    private static Decision<PaymentEvent> Refunded(PaymentState payment, RefundPayment refund, Guid intent, DateTimeOffset now)
    {
        var wanted = new RefundWanted(now, intent, refund.Amount, refund.Reason);
        return refund.IsProviders && RefundFees.Of(payment, intent, refund.Amount, now) is { } fee ? Decision<PaymentEvent>.Happened(wanted, fee) : wanted;
    }

    /// <summary>No money moves: the session is the customer's again.</summary>
    private static Decision<PaymentEvent> ReturnCredit(PaymentState payment, RefundPayment refund, DateTimeOffset now) =>
        refund.Amount.Amount == payment.Held ? new PaymentVoided(now, refund.Reason ?? "The credit was given back.") : PaymentRefusals.CreditIsWhole;

    private static Decision<PaymentEvent> Release(PaymentState payment, ReleasePayment release, DateTimeOffset now)
    {
        var shares = release.Provider + release.Commission + release.CommissionTax + release.CustomerFee;
        if (shares.Amount - (release.Coupon?.Amount ?? 0) > payment.Held)
        {
            return PaymentRefusals.ReleaseTooMuch;
        }

        var earned = new PaymentEarned(
            now, Derived(payment, release, "transfer"), release.Provider, release.Commission, release.CommissionTax, release.CustomerFee, payment.Credit, release.Coupon, release.Tax);
        return Decision<PaymentEvent>.Happened(Handovers.Earned(payment, earned, now));
    }

    /// <summary>The key that makes the gateway act once: derived from the command that wants it, the same for every attempt.</summary>
    private static Guid Derived(PaymentState payment, PaymentCommand command, string purpose) =>
        DerivedId.From(payment.BookingId, command.Context.Id.Value, purpose);
}
