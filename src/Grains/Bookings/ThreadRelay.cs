using Marketplace.Conversations;
using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>Says in the booking's thread what happened to it, so that both sides read one story.</summary>
internal sealed class ThreadRelay(IGrainFactory grains) : IRelay<BookingEvent>
{
    public bool Hears(BookingEvent happened) => Words(happened) is not null;

    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (Words(notice.Event) is not var (code, text))
        {
            return;
        }

        var booking = await BookingFacts.Of(grains, notice, cancellationToken);
        var terms = booking.Terms;
        var topic = new ConversationTopic(
            TopicKind.Booking, notice.Source, terms.ListingId, terms.Title, booking.CustomerId, terms.ProviderId);
        await grains.GetGrain<IConversationGrain>(ConversationId.OfBooking(notice.Source))
            .PostSystem(new PostSystemMessage(notice.Cause("thread"), topic, code, text));
    }

    private static (string Code, string Text)? Words(BookingEvent happened) =>
        happened switch
        {
            BookingAsked => ("booking.asked", "The customer asks for an offer."),
            BookingOffered { Offer: { By: BookingSide.Customer } offer } => ("booking.offered", $"The customer offers {offer.Terms.Total}."),
            BookingOffered { Offer: var offer } => ("booking.offered", $"The provider offers {offer.Terms.Total}."),
            BookingOfferWithdrawn => ("booking.offer-withdrawn", "The offer was withdrawn."),
            BookingAgreed agreed => ("booking.agreed", $"Both sides agree on {agreed.Terms.Total}."),
            BookingRequested => ("booking.requested", "The booking was requested and waits for the provider's answer."),
            BookingConfirmed => ("booking.confirmed", "The booking is confirmed."),
            BookingDeclined { By: BookingSide.Customer } => ("booking.declined", "The customer declined."),
            BookingDeclined => ("booking.declined", "The provider declined."),
            BookingExpired => ("booking.expired", "It was not answered in time."),
            BookingMoveProposed { Move.By: BookingSide.Customer } => ("booking.move-proposed", "The customer proposes another time."),
            BookingMoveProposed => ("booking.move-proposed", "The provider proposes another time."),
            BookingMoveDeclined => ("booking.move-declined", "The time stays as it was."),
            BookingMoved => ("booking.moved", "Both sides agree on another time."),
            BookingCancelled { By: BookingSide.Customer } => ("booking.cancelled", "The customer cancelled the booking."),
            BookingCancelled { By: BookingSide.Provider } => ("booking.cancelled", "The provider cancelled the booking."),
            BookingCancelled { Reason: { } reason } => ("booking.cancelled", $"The booking was cancelled. {reason}"),
            BookingCancelled => ("booking.cancelled", "The booking was cancelled."),
            BookingSeatsCancelled given => ("booking.seats-cancelled", $"{given.Seats} of the seats are given up, {given.Terms.Seats} are left."),
            BookingChangeProposed { Change: { By: BookingSide.Customer } change } =>
                ("booking.change-proposed", $"The customer proposes a change order; the price would be {change.Total}."),
            BookingChangeProposed { Change: var change } => ("booking.change-proposed", $"The provider proposes a change order; the price would be {change.Total}."),
            BookingChangeAccepted { PaymentId: not null } accepted => ("booking.change-accepted", $"Both sides agree to the change order, which waits for {accepted.Due}."),
            BookingChangeDeclined { Reason: { } reason } => ("booking.change-declined", $"The change order is off. {reason}"),
            BookingChangeDeclined => ("booking.change-declined", "The change order is off."),
            BookingChanged changed => ("booking.changed", $"The booking was changed; its price is {changed.Terms.Total}."),
            BookingTipped tipped => ("booking.tipped", $"The customer gives a tip of {tipped.Amount}."),
            BookingMoneyReturned { Purpose: PaymentPurpose.Tip } returned => ("booking.refunded", $"{returned.Amount} of the tip are given back."),
            BookingMoneyReturned { Purpose: PaymentPurpose.SecurityDeposit } returned =>
                ("booking.refunded", $"{returned.Amount} of what was awarded of the security deposit are given back."),
            BookingMoneyReturned returned => ("booking.refunded", $"{returned.Amount} are refunded."),
            BookingRefunded { Amount.IsZero: false } refunded => ("booking.refunded", $"{refunded.Amount} are refunded."),
            BookingNoShowReported { Absent: BookingSide.Customer } => ("booking.no-show-reported", "It was reported that the customer did not come."),
            BookingNoShowReported => ("booking.no-show-reported", "It was reported that the provider did not come."),
            BookingNoShowContested => ("booking.no-show-contested", "That is contested, and an operator decides."),
            BookingNoShowUpheld { Absent: BookingSide.Customer } => ("booking.no-show-upheld", "The customer did not come."),
            BookingNoShowUpheld => ("booking.no-show-upheld", "The provider did not come."),
            BookingNoShowDismissed => ("booking.no-show-dismissed", "The report that somebody did not come was dismissed."),
            BookingDelivered { Delivery.Number: 1 } => ("booking.delivered", "The work was delivered."),
            BookingDelivered { Delivery.Number: var number } => ("booking.delivered", $"The work was delivered again, as number {number}."),
            BookingChangesRequested => ("booking.changes-requested", "Changes are asked for."),
            BookingDeliveryAccepted { By: BookingSide.Platform } => ("booking.delivery-accepted", "What was delivered is accepted."),
            BookingDeliveryAccepted => ("booking.delivery-accepted", "The customer accepts what was delivered."),
            BookingDeliveryOverdue => ("booking.delivery-overdue", "Nothing was delivered in time. Both sides may cancel, and all of the money goes back then."),
            BookingComplained => ("booking.complained", "The customer complains. Nobody has the money until that has ended."),
            BookingComplaintEnded { Award: { IsPositive: true } award } => ("booking.complaint-ended", $"The complaint has ended: {award} are taken off the price."),
            BookingComplaintEnded => ("booking.complaint-ended", "The complaint has ended. Nothing is given back."),
            BookingMilestoneFunded funded => ("booking.milestone-funded", $"Milestone {funded.Number} is paid: {funded.Amount}."),
            BookingMilestoneReleased { FundBy: not null } released =>
                ("booking.milestone-released", $"Milestone {released.Number} is done. The next one waits for its payment."),
            BookingMilestoneReleased released => ("booking.milestone-released", $"Milestone {released.Number} is done."),
            BookingFundingReminded reminded =>
                ("booking.funding-reminded", $"Milestone {reminded.Number} still waits for its payment. Unpaid it is void, and so is what comes after it."),
            BookingFundingLapsed lapsed => ("booking.funding-lapsed", $"Milestone {lapsed.Number} was not paid in time. The work ends with what was accepted."),
            BookingBalanceAsked asked => ("booking.balance-asked", $"The balance of {asked.Due} is due. Unpaid the booking is cancelled."),
            BookingBalancePaid paid => ("booking.balance-paid", $"The balance is paid: {paid.Amount}."),
            BookingCompleted => ("booking.completed", "The work is done."),
            _ => null,
        };
}
