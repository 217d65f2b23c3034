using Marketplace.Abuse;
using Marketplace.Complaints;
using Marketplace.Coupons;
using Marketplace.Listings;
using Marketplace.Payments;
using Marketplace.Resources;

namespace Marketplace.Bookings;

[GrainType("booking")]
internal sealed partial class BookingGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<BookingState, BookingEvent>> journal,
    AggregateServices services,
    IGrainFactory grains,
    ICouponUses coupons,
    GatewayChoice gateways,
    PayerDesk payers)
    : AggregateGrain<Booking, BookingState, BookingCommand, BookingEvent>(journal, services), IBookingGrain
{
    public Task<Outcome<BookingView>> Offer(MakeOffer command) =>
        Answer(
            async () => State.Terms is { } asked && BookingRoles.Concerns(State, command.Context.By) ? command with { Priced = await Price(command.Wish, asked) } : command,
            View);

    public Task<Outcome<BookingView>> Withdraw(WithdrawOffer command) => Answer(command, View);

    public Task<Outcome<BookingView>> Reschedule(ProposeMove command) => Answer(command, View);

    public Task<Outcome<BookingView>> DeclineReschedule(DeclineMove command) => Answer(command, View);

    /// <summary>Nobody agrees to what could not be paid then.</summary>
    public async Task<Outcome<BookingView>> ChangeOrder(ProposeChange command)
    {
        var now = Now;
        return ChangePayments.WouldBeDue(State, Booking.Decide(State, command, now)) is { } due && gateways.Fault(due) is { } fault && await Heard(command.Context) is null
            ? fault
            : await Answer(command, View);
    }

    public Task<Outcome<BookingView>> DeclineChangeOrder(DeclineChange command) => Answer(command, View);

    public Task<Outcome<BookingView>> Decline(DeclineBooking command) => Answer(command, View);

    public Task<Outcome<BookingView>> Cancel(CancelBooking command) => Answer(command, View);

    public Task<Outcome<BookingView>> CancelSeats(GiveUpSeats command) => Answer(command, View);

    public Task<Outcome<BookingView>> Complete(CompleteBooking command) => Answer(command, View);

    public Task MoneyReturned(RecordReturn command) => Obey(command);

    public Task PaymentDisputed(RecordPaymentDispute command) => Obey(command);

    public Task SecurityDepositTold(RecordSecurityDeposit command) => Obey(command);

    public Task<Outcome<BookingView>> Refund(RefundBooking command) => Answer(command, View);

    public Task<Outcome<BookingView>> AskReturn(AskReturn command) => Answer(command, View);

    public Task<Outcome<BookingView>> CheckIn(RecordCheckIn command) => Answer(command, View);

    public Task<Outcome<BookingView>> CheckOut(RecordCheckOut command) => Answer(command, View);

    public Task<Outcome<BookingView>> ReportNoShow(ReportAbsence command) => Answer(command, View);

    public Task<Outcome<BookingView>> ContestNoShow(ContestAbsence command) => Answer(command, View);

    public Task<Outcome<BookingView>> DecideNoShow(DecideAbsence command) => Answer(command, View);

    public Task<Outcome<BookingView>> Complain(RaiseComplaint command) =>
        Answer(command with { ComplaintId = ComplaintId.Of(this.GetPrimaryKey()) }, View);

    public Task ComplaintEnded(EndComplaint command) => Obey(command);

    public Task<Outcome<BookingView>> Deliver(DeliverWork command) => Answer(command, View);

    public Task<Outcome<BookingView>> AcceptDelivery(TakeDelivery command) => Answer(command, View);

    public Task<Outcome<BookingView>> RequestChanges(WantChanges command) => Answer(command, View);

    public Task<Outcome<BookingMigration>> Migrate(MigrateBooking command) => Answer(command, () => new BookingMigration(State.Status, null));

    public Task PaymentExpected(ExpectPayment command) => Obey(command);

    public Task PaymentMissed(MissPayment command) => Obey(command);

    public Task PaymentLost(LosePayment command) => Obey(command);

    public Task ConfirmBalanceMail(ConfirmBalanceMail command) => Obey(command);

    /// <summary>What the last offer says stays, as far as this one does not say otherwise.</summary>
    private async Task<Outcome<BookingTerms>> Price(OfferWish wish, BookingTerms asked)
    {
        var standing = State.Offer?.Terms ?? asked;
        var priced = await grains.GetGrain<IListingTerms>(asked.ListingId).OfferTerms(
            new OfferQuery(
                wish.Start ?? standing.Start, wish.Duration ?? standing.Duration ?? standing.End - standing.Start, asked.Seats, wish.Lines, wish.Deposit, wish.Milestones,
                wish.BalanceDue),
            CancellationToken.None);
        return gateways.PayableOffer(priced.View is { } terms ? (terms with { AddOns = asked.AddOns }).With(asked.Resources?.Chosen) : priced);
    }

    private BookingView View() => BookingViews.Of(this.GetPrimaryKey(), State, Version);
}
