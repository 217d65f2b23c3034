namespace Marketplace.Bookings;

/// <summary>One booking, from the first wish to the end of its review period. The grain key is the booking id.</summary>
/// <remarks>
/// Strangers are refused with `booking.unknown` everywhere, so that ids cannot be probed. A command that the
/// booking's state does not allow is refused with `booking.not-now`, one that belongs to the other side with `booking.not-yours`.
/// </remarks>
[Alias("booking")]
public interface IBookingGrain : IGrainWithGuidKey, IAggregateGrain, IBookingParties
{
    /// <summary>Takes a slot and holds it until it is paid; where prices are negotiated, asks for an offer and holds nothing yet.</summary>
    /// <remarks>Refusals: those of listing terms, quotes and the calendar gate; `booking.slot-taken`, `booking.own-listing`.</remarks>
    [Alias("book")]
    Task<Outcome<BookingView>> Book(BookSlot command);

    /// <summary>Offers terms: the provider answers an inquiry, or either side an offer with another one.</summary>
    /// <remarks>Refusals: those of listing terms; `booking.offer-not-valid`, `booking.too-many-offers`, `booking.too-late`.</remarks>
    [Alias("offer")]
    Task<Outcome<BookingView>> Offer(MakeOffer command);

    /// <summary>Takes the last offer back.</summary>
    [Alias("withdraw")]
    Task<Outcome<BookingView>> Withdraw(WithdrawOffer command);

    /// <summary>Says yes to a request, or to the last offer of the other side, whose slot is then held until it is paid.</summary>
    /// <remarks>Refusals: `booking.too-late`; for an offer also those of the calendar gate, `booking.slot-taken`, `booking.offer-replaced`.</remarks>
    [Alias("accept")]
    Task<Outcome<BookingView>> Accept(AcceptBooking command);

    /// <summary>Proposes another time for a confirmed booking. The price stays.</summary>
    /// <remarks>Refusals: `booking.too-late` (it has begun), `booking.start-passed`.</remarks>
    [Alias("reschedule")]
    Task<Outcome<BookingView>> Reschedule(ProposeMove command);

    /// <summary>Agrees to the proposed time: its slot is taken and the old one is free, or nothing changes.</summary>
    /// <remarks>Refusals: those of the calendar gate, `booking.slot-taken`; `booking.nothing-proposed`, `booking.too-late`.</remarks>
    [Alias("accept-reschedule")]
    Task<Outcome<BookingView>> AcceptReschedule(AcceptMove command);

    /// <summary>Leaves the booking where it is.</summary>
    /// <remarks>Refusals: `booking.nothing-proposed`.</remarks>
    [Alias("decline-reschedule")]
    Task<Outcome<BookingView>> DeclineReschedule(DeclineMove command);

    /// <summary>Proposes to add something to a confirmed booking, or to take something off it.</summary>
    /// <remarks>
    /// Refusals: `booking.change-not-valid`, `booking.change-open`, `booking.too-many-changes`, `booking.seats-given-up`, `booking.no-rates`,
    /// `booking.too-late`, `booking.change-exceeds-deposit`, `payment.no-gateway`.
    /// </remarks>
    [Alias("change-order")]
    Task<Outcome<BookingView>> ChangeOrder(ProposeChange command);

    /// <summary>
    /// Agrees to the change order. What it adds is to be paid in time, and is so once it is paid; what it takes off is given back.
    /// Longer work takes the longer slot, or nothing changes.
    /// </summary>
    /// <remarks>
    /// Refusals: those of the calendar gate; `booking.no-change-order`, `booking.change-replaced`, `booking.change-accepted`,
    /// `booking.change-exceeds-deposit`, `booking.refund-too-much`, `booking.too-late`.
    /// </remarks>
    [Alias("accept-change-order")]
    Task<Outcome<BookingView>> AcceptChangeOrder(AcceptChange command);

    /// <summary>Leaves the booking as it is.</summary>
    /// <remarks>Refusals: `booking.no-change-order`.</remarks>
    [Alias("decline-change-order")]
    Task<Outcome<BookingView>> DeclineChangeOrder(DeclineChange command);

    /// <summary>Gives the provider something on top, which is to be paid in time. It replaces one that was not paid yet.</summary>
    /// <remarks>Refusals: `booking.tip-too-late`, `booking.too-many-tips`, `booking.tip-not-valid`, `payment.no-gateway`.</remarks>
    [Alias("tip")]
    Task<Outcome<BookingView>> Tip(GiveTip command);

    [Alias("decline")]
    Task<Outcome<BookingView>> Decline(DeclineBooking command);

    [Alias("cancel")]
    Task<Outcome<BookingView>> Cancel(CancelBooking command);

    /// <summary>Gives some of the seats up; each is worth its share of what cancelling all of them would give back.</summary>
    /// <remarks>Refusals: `booking.seats-not-valid`.</remarks>
    [Alias("cancel-seats")]
    Task<Outcome<BookingView>> CancelSeats(GiveUpSeats command);

    [Alias("complete")]
    Task<Outcome<BookingView>> Complete(CompleteBooking command);

    /// <summary>Gives money back after confirmation, by the provider or an operator.</summary>
    /// <remarks>Refusals: `booking.refund-too-much`, `booking.earnings-released`.</remarks>
    [Alias("refund")]
    Task<Outcome<BookingView>> Refund(RefundBooking command);

    /// <summary>Asked before a payment gives back what was earned with it, by the provider or an operator.</summary>
    /// <remarks>Refusals: `booking.not-yours`, `booking.not-now`.</remarks>
    [Alias("ask-return")]
    Task<Outcome<BookingView>> AskReturn(AskReturn command);

    /// <summary>The provider begins, up to half an hour early.</summary>
    /// <remarks>Refusals: `booking.too-early`, `booking.checked-in`.</remarks>
    [Alias("check-in")]
    Task<Outcome<BookingView>> CheckIn(RecordCheckIn command);

    /// <summary>The provider has finished. What it took longer than agreed is stated.</summary>
    /// <remarks>Refusals: `booking.not-checked-in`, `booking.checked-out`.</remarks>
    [Alias("check-out")]
    Task<Outcome<BookingView>> CheckOut(RecordCheckOut command);

    /// <summary>One side says that the other did not come.</summary>
    /// <remarks>
    /// Refusals: `booking.too-early`, `booking.too-late`, `booking.no-show-reported`, `booking.no-show-side`, `booking.checked-out`,
    /// `booking.earnings-released`.
    /// </remarks>
    [Alias("report-no-show")]
    Task<Outcome<BookingView>> ReportNoShow(ReportAbsence command);

    /// <summary>Whoever is said not to have come says otherwise.</summary>
    /// <remarks>Refusals: `booking.too-late`.</remarks>
    [Alias("contest-no-show")]
    Task<Outcome<BookingView>> ContestNoShow(ContestAbsence command);

    /// <summary>An operator decides whether somebody did not come.</summary>
    [Alias("decide-no-show")]
    Task<Outcome<BookingView>> DecideNoShow(DecideAbsence command);

    /// <summary>The customer is not content with what was done: the money is held until the complaint has ended.</summary>
    /// <remarks>
    /// Refusals: `booking.complained-before`, `booking.earnings-released`, `booking.too-late`, `booking.not-started`, `booking.is-delivered`,
    /// `booking.nothing-held`, `booking.refund-too-much`, `booking.refund-not-valid`, `booking.credit-is-whole`.
    /// </remarks>
    [Alias("complain")]
    Task<Outcome<BookingView>> Complain(RaiseComplaint command);

    /// <summary>The complaint has ended: what was awarded goes back, and the rest is earned.</summary>
    [Alias("complaint-ended")]
    Task ComplaintEnded(EndComplaint command);

    /// <summary>Money that was earned goes back.</summary>
    [Alias("money-returned")]
    Task MoneyReturned(RecordReturn command);

    /// <summary>A customer went to their bank with one of the payments, or that came to something.</summary>
    [Alias("payment-disputed")]
    Task PaymentDisputed(RecordPaymentDispute command);

    /// <summary>Something happened to its security deposit.</summary>
    [Alias("security-deposit-told")]
    Task SecurityDepositTold(RecordSecurityDeposit command);

    /// <summary>The provider hands the work over, for the first time or again.</summary>
    /// <remarks>Refusals: `booking.not-delivered`, `booking.not-started`, `booking.too-many-deliveries`.</remarks>
    [Alias("deliver")]
    Task<Outcome<BookingView>> Deliver(DeliverWork command);

    /// <summary>The customer accepts what was delivered: the work is done, and earned.</summary>
    /// <remarks>Refusals: `booking.nothing-delivered`, `booking.delivery-replaced`.</remarks>
    [Alias("accept-delivery")]
    Task<Outcome<BookingView>> AcceptDelivery(TakeDelivery command);

    /// <summary>The customer wants something otherwise.</summary>
    /// <remarks>Refusals: `booking.too-late`, `booking.no-rounds-left`.</remarks>
    [Alias("request-changes")]
    Task<Outcome<BookingView>> RequestChanges(WantChanges command);

    /// <summary>Opens a page to pay the next milestone on, whether the one before it is accepted or not.</summary>
    /// <remarks>
    /// Refusals: `booking.no-milestones`, `booking.milestone-order`, `booking.milestone-open`, `booking.too-many-milestone-pages`, `payment.no-gateway`.
    /// </remarks>
    [Alias("fund-milestone")]
    Task<Outcome<BookingView>> FundMilestone(FundMilestone command);

    /// <summary>It goes on by another version of its process, where nothing of what runs is lost by that.</summary>
    /// <remarks>Refusals: `booking.not-migratable`, whose facts say why.</remarks>
    [Alias("migrate")]
    Task<Outcome<BookingMigration>> Migrate(MigrateBooking command);

    /// <summary>Whether it could.</summary>
    [Alias("migration"), ReadOnly]
    Task<BookingMigration> Migration(int fromVersion, int toVersion, CancellationToken cancellationToken);

    /// <summary>The gateway holds or has the money. Arriving after the hold expired, it takes the slot again or is given back.</summary>
    [Alias("payment-arrived")]
    Task PaymentArrived(TakePayment command);

    /// <summary>The customer paid by a method that takes days: an unpaid slot is held for it, within bounds.</summary>
    [Alias("payment-expected")]
    Task PaymentExpected(ExpectPayment command);

    /// <summary>What was expected did not come: the slot is held for another try.</summary>
    [Alias("payment-missed")]
    Task PaymentMissed(MissPayment command);

    /// <summary>The gateway will not take the money after all: an authorisation that lapsed or could not be captured.</summary>
    [Alias("payment-lost")]
    Task PaymentLost(LosePayment command);

    /// <summary>The customer was written to about the balance.</summary>
    [Alias("confirm-balance-mail")]
    Task ConfirmBalanceMail(ConfirmBalanceMail command);

    [Alias("read"), ReadOnly]
    Task<Outcome<BookingView>> Read(Actor by, CancellationToken cancellationToken);

    /// <summary>Everything that time alone will do next, the earliest first, and what it will change.</summary>
    [Alias("timers"), ReadOnly]
    Task<Outcome<BookingTimers>> Timers(Actor by, CancellationToken cancellationToken);

    /// <summary>What cancelling now would pay, exactly.</summary>
    [Alias("cancellation"), ReadOnly]
    Task<Outcome<CancellationPreview>> Cancellation(Actor by, CancellationToken cancellationToken);

    /// <summary>What giving some of the seats up now would pay, exactly.</summary>
    [Alias("seats-cancellation"), ReadOnly]
    Task<Outcome<CancellationPreview>> SeatsCancellation(Actor by, int seats, CancellationToken cancellationToken);
}
