using System.Diagnostics;
using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>Tells the money and the calendar what a booking means for them.</summary>
internal sealed class BookingRelay(IGrainFactory grains, GatewayChoice gateways) : IRelay<BookingEvent>
{
    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (Penalties.In(notice.Event) is { } penalty)
        {
            await Payment().Penalise(new PenalisePayment(notice.Cause("penalise"), penalty));
        }

        switch (notice.Event)
        {
            case BookingPlaced { Terms.Mode: not BookingMode.Unpaid } placed:
                await Start(placed.PaymentId, placed.CustomerId, placed.Terms, placed.HoldExpiresAt, placed.KeepCard);
                break;
            case BookingAgreed agreed:
                await Start(agreed.PaymentId, agreed.CustomerId, agreed.Terms, agreed.HoldExpiresAt, agreed.KeepCard);
                break;
            case BookingHoldRenewed renewed:
                await Payment().Extend(new ExtendPayment(notice.Cause("extend"), renewed.HoldExpiresAt));
                break;
            case BookingAccepted when await IsPaidHere():
                await Payment().Capture(new CapturePayment(notice.Cause("capture")));
                break;
            case BookingPaymentExpired:
                await GiveBack("The booking was not paid in time.", unlessPaid: true);
                break;
            case BookingChangeAccepted { PaymentId: { } payment, PayBy: { } until } accepted:
                await StartExtra(payment, PaymentPurpose.ChangeOrder, accepted.Due, until, terms => ChargedParts.OfChange(terms, accepted.Due));
                break;
            case BookingChangeRenewed renewed:
                await grains.GetGrain<IPaymentGrain>(renewed.PaymentId).Extend(new ExtendPayment(notice.Cause("extend"), renewed.PayBy));
                break;
            case BookingChangeDeclined { PaymentId: { } payment } declined:
                await GiveBack(declined.Reason ?? "The change order was given up.", unlessPaid: false, payment);
                break;
            case BookingChanged { Due.Amount: < 0 } changed when await IsPaidHere():
                await Refund(-changed.Due, "The booking was changed.");
                break;
            case BookingTipOffered { Tip: var tip }:
                await StartExtra(tip.PaymentId, PaymentPurpose.Tip, tip.Amount, tip.PayBy, _ => tip.Amount);
                break;
            case BookingTipped tipped:
                await Pass(tipped);
                break;
            case BookingTipLapsed lapsed:
                await GiveBack(lapsed.Reason, unlessPaid: false, lapsed.PaymentId);
                break;
            case BookingMilestoneAsked { Page: var page }:
                await StartExtra(page.PaymentId, PaymentPurpose.Milestone, page.Due, page.PayBy, terms => ChargedParts.OfMilestone(terms, page.Milestone));
                break;
            case BookingBalanceAsked asked:
                var card = await BalanceCard.Of(grains, gateways.First(asked.Due), notice.Source, cancellationToken);
                await StartExtra(asked.PaymentId, PaymentPurpose.Balance, asked.Due, asked.PayBy, ChargedParts.OfBalance, card, CardCharges.FirstAt(asked.At, asked.PayBy));
                break;
            case BookingBalanceRenewed renewed:
                await grains.GetGrain<IPaymentGrain>(renewed.PaymentId).Extend(new ExtendPayment(notice.Cause("extend"), renewed.PayBy));
                break;
            case BookingBalancePaid:
                await Payment().ForgetCard(new ForgetCard(notice.Cause("forget-card")));
                break;
            case BookingBalanceLapsed lapsed:
                await GiveBack(lapsed.Reason, unlessPaid: false, lapsed.PaymentId);
                break;
            case BookingMilestoneUnpaid unpaid:
                await GiveBack(unpaid.Reason, unlessPaid: false, unpaid.PaymentId);
                break;
            case BookingMilestoneReleased released:
                await Settle(released.Settlement, null);
                break;
            case BookingPaymentRejected rejected:
                await GiveBack(rejected.Reason, unlessPaid: false, rejected.PaymentId);
                break;
            case BookingDeclined or BookingExpired when await IsPaidHere():
                await GiveBack(ReasonOf(notice.Event), unlessPaid: false);
                break;
            case BookingCancelled cancelled when await IsPaidHere():
                await Settle(cancelled.Settlement, cancelled.Reason);
                break;
            case BookingSeatsCancelled { Refund: { IsPositive: true } refund } given:
                await Refund(refund, given.Reason);
                break;
            case BookingNoShowUpheld upheld when await IsPaidHere():
                await Settle(upheld.Settlement, upheld.Reason);
                break;
            case BookingRefunded { Entire: true, Amount.IsZero: true } nothing:
                await GiveBack(nothing.Reason ?? "The customer had paid nothing.", unlessPaid: false);
                break;
            case BookingRefunded refunded:
                await Refund(refunded.Amount, refunded.Reason);
                break;
            case BookingReleased released:
                await Settle(released.Settlement, null);
                break;
        }

        IPaymentGrain Payment() => grains.GetGrain<IPaymentGrain>(PaymentId.OfSale(notice.Source));

        Task Start(Guid payment, Guid customer, BookingTerms terms, DateTimeOffset until, bool keepCard) =>
            grains.GetGrain<IPaymentGrain>(payment).Start(new StartPayment(
                notice.Cause("start-payment"),
                notice.Source,
                customer,
                terms.ProviderId,
                terms.Title,
                terms.DueNow(),
                terms.Mode is BookingMode.Request,
                until,
                terms.TimeZone,
                Credit: terms.Credit,
                Gateway: gateways.First(terms.DueNow()),
                KeepCard: terms.Balance is null ? null : keepCard,
                Share: ChargedParts.OfSale(terms)));

        // Where nothing is paid here, or not yet, there is no payment to tell.
        async Task<bool> IsPaidHere() => (await BookingFacts.Of(grains, notice, cancellationToken)).PaymentId != Guid.Empty;

        async Task StartExtra(
            Guid payment, PaymentPurpose purpose, Money due, DateTimeOffset until, Func<BookingTerms, Money> share, KeptCard? card = null, DateTimeOffset? chargeAt = null)
        {
            var booking = await BookingFacts.Of(grains, notice, cancellationToken);
            var terms = booking.Terms;
            await grains.GetGrain<IPaymentGrain>(payment).Start(new StartPayment(
                notice.Cause("start-payment"),
                notice.Source,
                booking.CustomerId,
                terms.ProviderId,
                terms.Title,
                due,
                CaptureLater: false,
                until,
                terms.TimeZone,
                purpose,
                Gateway: gateways.First(due),
                Card: card,
                ChargeAt: card is null ? null : chargeAt,
                Share: share(terms)));
        }

        // A tip is no part of the price: the platform takes nothing of it, and it waits for nothing.
        async Task Pass(BookingTipped tipped)
        {
            var nothing = Money.Zero(tipped.Amount.Currency);
            await grains.GetGrain<IPaymentGrain>(tipped.PaymentId).Release(new ReleasePayment(notice.Cause("release"), tipped.Amount, nothing, nothing, nothing));
        }

        Task GiveBack(string reason, bool unlessPaid, Guid? payment = null) =>
            grains.GetGrain<IPaymentGrain>(payment ?? PaymentId.OfSale(notice.Source)).GiveBack(new GiveBackPayment(notice.Cause("give-back"), reason, unlessPaid));

        async Task Refund(Money amount, string? reason)
        {
            foreach (var part in PartsOf(Settlement.Nothing(amount.Currency) with { Refund = amount }))
            {
                await Divide(part, reason);
            }
        }

        async Task Settle(Settlement settlement, string? reason)
        {
            foreach (var part in PartsOf(settlement))
            {
                await Divide(part, reason);
            }

            if (!settlement.Whole.IsPositive && !settlement.Kept.IsPositive)
            {
                await GiveBack(reason ?? "The booking was cancelled.", unlessPaid: false);
            }
        }

        ImmutableArray<PaymentPart> PartsOf(Settlement whole) => PaymentParts.In(notice.Event) ?? [new PaymentPart(PaymentId.OfSale(notice.Source), whole)];

        async Task Divide(PaymentPart part, string? reason)
        {
            var payment = grains.GetGrain<IPaymentGrain>(part.PaymentId);
            var (refund, provider, commission, tax, fee, coupon, serviceTax) = part.Settlement;
            if (refund.IsPositive)
            {
                await payment.Refund(new RefundPayment(Cause("refund", part), refund, reason, PaymentParts.IsProviders(notice.Event)));
            }

            if (part.Settlement.Kept.IsPositive)
            {
                await payment.Release(new ReleasePayment(Cause("release", part), provider, commission, tax, fee, coupon, serviceTax));
            }
        }

        // What the gateway does for two payments must not be done under one key.
        CommandContext Cause(string purpose, PaymentPart part) =>
            notice.Cause(part.PaymentId == PaymentId.OfSale(notice.Source) ? purpose : $"{purpose}/{part.PaymentId}");
    }

    private static string ReasonOf(BookingEvent happened) =>
        happened switch
        {
            BookingDeclined declined => declined.Reason ?? "The provider declined.",
            BookingExpired => "It was not answered in time.",
            _ => throw new UnreachableException($"{happened.GetType().Name} gives no money back."),
        };
}
