using System.Diagnostics;
using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>Tells the money and the calendar what a booking means for them.</summary>
internal sealed class BookingRelay(IGrainFactory grains) : IRelay<BookingEvent>
{
    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        switch (notice.Event)
        {
            case BookingPlaced { Terms.Mode: not BookingMode.Unpaid } placed:
                await Start(placed.PaymentId, placed.CustomerId, placed.Terms, placed.HoldExpiresAt);
                break;
            case BookingAgreed agreed:
                await Start(agreed.PaymentId, agreed.CustomerId, agreed.Terms, agreed.HoldExpiresAt);
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
            case BookingPaymentRejected:
            case BookingDeclined or BookingExpired when await IsPaidHere():
                await GiveBack(ReasonOf(notice.Event), unlessPaid: false);
                break;
            case BookingCancelled cancelled when await IsPaidHere():
                await Settle(cancelled.Settlement, cancelled.Reason);
                break;
            case BookingSeatsCancelled { Refund: { IsPositive: true } refund } given:
                await Payment().Refund(new RefundPayment(notice.Cause("refund"), refund, given.Reason));
                break;
            case BookingNoShowUpheld upheld when await IsPaidHere():
                await Settle(upheld.Settlement, upheld.Reason);
                break;
            case BookingRefunded refunded:
                await Payment().Refund(new RefundPayment(notice.Cause("refund"), refunded.Amount, refunded.Reason));
                break;
            case BookingReleased released:
                await Settle(released.Settlement, null);
                break;
        }

        IPaymentGrain Payment() => grains.GetGrain<IPaymentGrain>(DerivedId.From(notice.Source, "payment"));

        Task Start(Guid payment, Guid customer, BookingTerms terms, DateTimeOffset until) =>
            grains.GetGrain<IPaymentGrain>(payment).Start(new StartPayment(
                notice.Cause("start-payment"),
                notice.Source,
                customer,
                terms.ProviderId,
                terms.Title,
                terms.Total,
                terms.Mode is BookingMode.Request,
                until,
                terms.TimeZone));

        // Where nothing is paid here, or not yet, there is no payment to tell.
        async Task<bool> IsPaidHere() => (await BookingFacts.Of(grains, notice, cancellationToken)).PaymentId != Guid.Empty;

        Task GiveBack(string reason, bool unlessPaid) =>
            Payment().GiveBack(new GiveBackPayment(notice.Cause("give-back"), reason, unlessPaid));

        async Task Settle(Settlement settlement, string? reason)
        {
            if (settlement.Refund.IsPositive)
            {
                await Payment().Refund(new RefundPayment(notice.Cause("refund"), settlement.Refund, reason));
            }

            if ((settlement.Provider + settlement.Commission + settlement.CommissionTax + settlement.CustomerFee).IsPositive)
            {
                await Payment().Release(new ReleasePayment(
                    notice.Cause("release"), settlement.Provider, settlement.Commission, settlement.CommissionTax, settlement.CustomerFee));
            }
            else if (settlement.Refund.IsZero)
            {
                await GiveBack(reason ?? "The booking was cancelled.", unlessPaid: false);
            }
        }
    }

    private static string ReasonOf(BookingEvent happened) =>
        happened switch
        {
            BookingDeclined declined => declined.Reason ?? "The provider declined.",
            BookingExpired => "It was not answered in time.",
            BookingPaymentRejected rejected => rejected.Reason,
            _ => throw new UnreachableException($"{happened.GetType().Name} gives no money back."),
        };
}
