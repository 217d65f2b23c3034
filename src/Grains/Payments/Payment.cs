using System.Diagnostics;
using Marketplace.Ledger;
using static Marketplace.Payments.PaymentStatus;

namespace Marketplace.Payments;

/// <summary>
/// The rules of a booking's money. Facts of the gateway may come late, twice and in any order, so each is judged by what
/// the payment already knows, never by the order of arrival.
/// </summary>
internal sealed class Payment : IRules<PaymentState, PaymentCommand, PaymentEvent>
{
    /// <summary>How long a transfer waits before the provider's account is tried again.</summary>
    public static readonly TimeSpan TransferRetry = TimeSpan.FromHours(6);

    private const string ResumesTransfer = "transfer_resumes";

    private Payment()
    {
    }

    public static string StreamType => "payment";

    public static Decision<PaymentEvent> Decide(PaymentState payment, PaymentCommand command, DateTimeOffset now) =>
        (payment.Status, command) switch
        {
            (None, StartPayment start) => Start(start, now),
            (None, _) => PaymentRefusals.Unknown,
            (_, StartPayment) => Decision<PaymentEvent>.Nothing,

            _ when !MayGive(payment, command) => PaymentRefusals.Unknown,

            (Pending, RetryPayment retry) when payment.NotWanted is null && now < payment.ExpiresAt =>
                payment.CheckoutIntent is null
                    ? new PaymentRetried(now, Derived(payment, retry, "checkout"))
                    : Decision<PaymentEvent>.Nothing,
            (_, RetryPayment) => PaymentRefusals.NotWhile(payment.Status),

            (Authorised, CapturePayment capture) when payment.CaptureIntent is null => new CaptureWanted(now, Derived(payment, capture, "capture")),
            (_, CapturePayment) => Decision<PaymentEvent>.Nothing,

            (_, GiveBackPayment back) => GiveBack(payment, back, now),
            (Captured or PartiallyRefunded, RefundPayment refund) => Refund(payment, refund, now),
            (_, RefundPayment) => PaymentRefusals.NotWhile(payment.Status),
            (Captured or PartiallyRefunded, ReleasePayment release) => Release(payment, release, now),
            (_, ReleasePayment) => PaymentRefusals.NotWhile(payment.Status),

            (_, RecordGatewayFact record) => Record(payment, record, now),
            (_, PassPaymentTime) when payment.TransferRetryAt <= now => new PaymentTransferResumed(now),

            _ => Decision<PaymentEvent>.Nothing,
        };

    public static PaymentState Evolve(PaymentState payment, PaymentEvent happened) =>
        happened switch
        {
            PaymentStarted e => new PaymentState
            {
                Status = Pending,
                BookingId = e.BookingId,
                CustomerId = e.CustomerId,
                ProviderId = e.ProviderId,
                Title = e.Title,
                Amount = e.Amount,
                CaptureLater = e.CaptureLater,
                ExpiresAt = e.ExpiresAt,
                TimeZone = e.TimeZone,
                Gateway = e.Gateway,
                CheckoutIntent = e.CheckoutIntent,
            },
            PaymentRetried e => payment with { CheckoutIntent = e.CheckoutIntent, CheckoutReference = null, CheckoutUrl = null },
            PaymentCheckoutOpened e => payment with { CheckoutIntent = null, CheckoutReference = e.CheckoutReference, CheckoutUrl = e.Url },
            PaymentAuthorised e => payment with { Status = Authorised, PaymentReference = e.PaymentReference, CheckoutIntent = null, CheckoutUrl = null },
            CaptureWanted e => payment with { CaptureIntent = e.IntentId },
            PaymentCaptured e => payment with
            {
                Status = Captured,
                PaymentReference = e.PaymentReference,
                ChargeReference = e.ChargeReference,
                Captured = e.Amount.Amount,
                Fee = e.Fee.Amount,
                CheckoutIntent = null,
                CheckoutUrl = null,
                CaptureIntent = null,
                VoidIntent = null,
            },
            VoidWanted e => payment with { NotWanted = e.Reason, VoidIntent = e.IntentId, CheckoutIntent = null, CheckoutUrl = null },
            PaymentVoided => payment with { Status = Voided, VoidIntent = null, CaptureIntent = null, CheckoutIntent = null, CheckoutUrl = null },
            RefundWanted e => payment with { Refunds = payment.Refunds.Add(new RefundView(e.IntentId, e.Amount, e.Reason, null)) },
            PaymentRefunded e => Refunded(payment, e),
            PaymentEarned e => payment with
            {
                ProviderShare = e.Provider.Amount,
                PlatformShare = (e.Commission + e.CommissionTax + e.CustomerFee).Amount,
                TransferIntent = e.Provider.IsPositive ? e.TransferIntent : null,
            },
            PaymentTransferHeld e => payment with { TransferRetryAt = e.RetryAt },
            PaymentTransferResumed => payment with { TransferRetryAt = null },
            PaymentTransferred e => payment with { TransferIntent = null, TransferRetryAt = null, TransferReference = e.TransferReference },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Intent> Intents(PaymentState payment) => PaymentIntents.Of(payment);

    public static ImmutableArray<LedgerTransaction> Postings(PaymentState payment, PaymentEvent happened) =>
        PaymentPostings.Of(payment, happened);

    public static ImmutableArray<Deadline> Deadlines(PaymentState payment) =>
        payment.TransferRetryAt is { } at ? [new Deadline(ResumesTransfer, at)] : [];

    public static PaymentCommand AtDeadline(PaymentState payment, string name, CommandContext context) => new PassPaymentTime(context, name);

    public static bool Concerns(PaymentState payment, Actor who) =>
        who.IsStaff || who.ActsFor(payment.ProviderId) || (who.Role is ActorRole.Member && who.Id == payment.CustomerId);

    private static bool MayGive(PaymentState payment, PaymentCommand command) =>
        command.Context.By.Role is ActorRole.Platform || (command is RetryPayment && command.Context.By.Id == payment.CustomerId);

    private static PaymentStarted Start(StartPayment start, DateTimeOffset now) =>
        new(
            now,
            start.BookingId,
            start.CustomerId,
            start.ProviderId,
            start.Title,
            start.Amount,
            start.CaptureLater,
            start.ExpiresAt,
            start.TimeZone,
            GatewayNames.Stripe,
            DerivedId.From(start.Context.Id.Value, "checkout"));

    private static Decision<PaymentEvent> GiveBack(PaymentState payment, GiveBackPayment back, DateTimeOffset now) =>
        payment.Status switch
        {
            Pending or Authorised when payment.VoidIntent is null => new VoidWanted(now, Derived(payment, back, "void"), back.Reason),
            Captured or PartiallyRefunded when payment.Held > 0 =>
                new RefundWanted(now, Derived(payment, back, "refund"), payment.InCurrency(payment.Held), back.Reason),
            _ => Decision<PaymentEvent>.Nothing,
        };

    private static Decision<PaymentEvent> Refund(PaymentState payment, RefundPayment refund, DateTimeOffset now) =>
        !refund.Amount.IsPositive ? Decision<PaymentEvent>.Nothing
        : refund.Amount.Amount > payment.Held ? PaymentRefusals.RefundTooMuch
        : new RefundWanted(now, Derived(payment, refund, "refund"), refund.Amount, refund.Reason);

    private static Decision<PaymentEvent> Release(PaymentState payment, ReleasePayment release, DateTimeOffset now)
    {
        var shares = release.Provider + release.Commission + release.CommissionTax + release.CustomerFee;
        return shares.Amount > payment.Held
            ? PaymentRefusals.ReleaseTooMuch
            : new PaymentEarned(
                now, Derived(payment, release, "transfer"), release.Provider, release.Commission, release.CommissionTax, release.CustomerFee);
    }

    private static Decision<PaymentEvent> Record(PaymentState payment, RecordGatewayFact record, DateTimeOffset now) =>
        (payment.Status, record.Fact) switch
        {
            (Pending, CheckoutOpened fact) when payment.CheckoutIntent == fact.IntentId && payment.NotWanted is null =>
                new PaymentCheckoutOpened(now, fact.CheckoutReference, fact.Url),
            (Pending or Voided, MoneyAuthorised fact) when payment.PaymentReference is null =>
                new PaymentAuthorised(now, fact.PaymentReference, fact.CaptureBefore),
            (Pending or Authorised or Voided, MoneyCaptured fact) =>
                new PaymentCaptured(now, fact.PaymentReference, fact.ChargeReference, fact.Amount, fact.Fee),
            (Pending or Authorised, MoneyVoided fact) => new PaymentVoided(now, fact.Reason),
            (Captured or PartiallyRefunded, MoneyRefunded fact) => RecordRefund(payment, fact, now),
            (_, MoneyTransferred fact) when payment.TransferIntent == fact.IntentId =>
                new PaymentTransferred(now, payment.ProviderId, payment.InCurrency(payment.ProviderShare), fact.TransferReference),
            (_, TransferHeld fact) when payment.TransferIntent == fact.IntentId && payment.TransferRetryAt is null =>
                new PaymentTransferHeld(now, fact.Reason, now + TransferRetry),

            // Known already, or overtaken by something newer.
            _ => Decision<PaymentEvent>.Nothing,
        };

    private static Decision<PaymentEvent> RecordRefund(PaymentState payment, MoneyRefunded fact, DateTimeOffset now)
    {
        foreach (var refund in payment.Refunds)
        {
            if (refund.IntentId == fact.IntentId && refund.RefundReference is null)
            {
                return new PaymentRefunded(now, refund.IntentId, refund.Amount, fact.RefundReference);
            }
        }

        return Decision<PaymentEvent>.Nothing;
    }

    private static PaymentState Refunded(PaymentState payment, PaymentRefunded happened)
    {
        var refunds = payment.Refunds.Select(refund =>
            refund.IntentId == happened.IntentId ? refund with { RefundReference = happened.RefundReference } : refund);
        var next = payment with { Refunds = [.. refunds] };
        return next with { Status = next.RefundsDone == next.Captured ? PaymentStatus.Refunded : PartiallyRefunded };
    }

    /// <summary>The key that makes the gateway act once: derived from the command that wants it, the same for every attempt.</summary>
    private static Guid Derived(PaymentState payment, PaymentCommand command, string purpose) =>
        DerivedId.From(payment.BookingId, command.Context.Id.Value, purpose);
}
