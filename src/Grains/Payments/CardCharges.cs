using static Marketplace.Payments.PaymentStatus;

namespace Marketplace.Payments;

/// <summary>
/// A payment that is charged to a card that was kept, while its page stays open for whoever would rather pay themselves. Of the two only one can
/// take the money: the page is closed before the card is tried, and none is opened before it is known what became of that.
/// See docs/adr/0037-the-balance-is-charged-to-the-card-that-was-kept.md.
/// </summary>
internal static class CardCharges
{
    /// <summary>A card that has no money may have some hours later; who asks a bank more often is taken for a thief.</summary>
    public const int Most = 3;

    /// <summary>A booking that has moved leaves more time, but the money is not due before that.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <summary>When the card is tried first.</summary>
    /// <param name="asked">When the customer was told.</param>
    /// <param name="until">Until when it may be paid.</param>
    public static DateTimeOffset FirstAt(DateTimeOffset asked, DateTimeOffset until) => NextAt(asked, until, tries: 0);

    /// <summary>When the card is tried next; null where it is not, or cannot be yet.</summary>
    public static DateTimeOffset? DueAt(PaymentState payment) =>
        payment is { Status: Pending, NotWanted: null, CheckoutIntent: null, PageTerms: null, Can.KeepsCards: true, Charge: { NextAt: { } at, IntentId: null } } ? at : null;

    /// <summary>Nobody may pay where it is not known whether the card was charged.</summary>
    public static bool IsUnderWay(PaymentState payment) => payment.Charge is { IntentId: not null };

    /// <summary>Once the time to pay is over the booking decides, so nobody is charged any more.</summary>
    public static PaymentEvent Try(PaymentState payment, Guid intent, DateTimeOffset now) =>
        now < payment.ExpiresAt ? new PaymentChargeWanted(now, intent) : new PaymentChargeDropped(now, intent);

    /// <summary>Another end of the time to pay: never sooner than the customer was told.</summary>
    public static PaymentExtended Extended(PaymentState payment, DateTimeOffset until, DateTimeOffset now) =>
        new(now, until, payment.Charge?.NextAt is { } told ? Later(told, until - Window) : null);

    public static Decision<PaymentEvent> Declined(PaymentState payment, RecordGatewayFact record, KeptCardDeclined fact, DateTimeOffset now)
    {
        if (payment.NotWanted is not null)
        {
            return new PaymentChargeDropped(now, fact.IntentId);
        }

        var tries = payment.Charge!.Tries + 1;
        DateTimeOffset? next = fact.IsFinal || tries >= Most || now >= payment.ExpiresAt ? null : NextAt(now, payment.ExpiresAt, tries);
        return new PaymentChargeDeclined(
            now, fact.IntentId, fact.Reason, fact.IsFinal, next, DerivedId.From(payment.BookingId, record.Context.Id.Value, "checkout"));
    }

    public static Decision<PaymentEvent> Mailed(PaymentState payment, ConfirmChargeMail sent, DateTimeOffset now) =>
        payment.Charge?.Told.Any(mail => mail.Id == sent.MailId) is true ? new PaymentChargeMailed(now, sent.MailId) : Decision<PaymentEvent>.Nothing;

    public static PaymentState Evolve(PaymentState payment, PaymentEvent happened) => payment.Charge is not { } charge ? payment : happened switch
    {
        PaymentExtended e => payment with { Charge = charge with { NextAt = e.ChargeAt } },
        PaymentChargeWanted e => OpenPages.Forgotten(payment) with { Charge = charge with { IntentId = e.IntentId, NextAt = null } },
        PaymentChargeDeclined e => payment with
        {
            CheckoutReference = null,
            CheckoutIntent = e.CheckoutIntent,
            Charge = Over(charge) with
            {
                Tries = charge.Tries + 1,
                NextAt = e.NextAt,
                Declined = e.Reason,
                Mails = charge.Told.Add(new ChargeMail(DerivedId.From(e.IntentId, "mail"), e.Reason, e.NextAt)),
            },
        },
        PaymentCaptured { ChargeIntent: { } charged } when payment.NotWanted is null => payment with
        {
            Charge = Over(charge) with { Mails = charge.Told.Add(new ChargeMail(DerivedId.From(charged, "mail"), null, null)) },
        },
        PaymentCaptured or PaymentUnderWay or PaymentVoided or PaymentChargeDropped => payment with { Charge = Over(charge) },
        VoidWanted => payment with { Charge = charge with { NextAt = null } },
        PaymentChargeMailed e => payment with { Charge = charge with { Mails = charge.Told.RemoveAll(mail => mail.Id == e.MailId) } },
        _ => payment,
    };

    private static CardCharge Over(CardCharge charge) => charge with { IntentId = null, NextAt = null };

    /// <summary>What is left of the time is divided evenly: among the tries that are left, and the customer, who pays by the link when they have failed.</summary>
    private static DateTimeOffset NextAt(DateTimeOffset now, DateTimeOffset until, int tries)
    {
        var from = Later(now, until - Window);
        return from + ((until - from) / (Most - tries + 1));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
