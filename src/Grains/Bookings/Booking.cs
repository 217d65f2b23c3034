using System.Collections.Frozen;
using System.Diagnostics;
using Marketplace.Payments;
using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>
/// The rules of a booking. No clock, no storage, no Orleans: whatever a rule may look at is a parameter.
/// </summary>
internal sealed class Booking : IRules<BookingState, BookingCommand, BookingEvent>
{
    /// <summary>The exclusion constraint on a resource's time, and the unique seat within a session.</summary>
    private static readonly FrozenSet<string> SlotConstraints =
        FrozenSet.Create(StringComparer.Ordinal, "occupancy_no_overlap", "occupancy_one_per_seat");

    private Booking()
    {
    }

    public static string StreamType => "booking";

    public static Decision<BookingEvent> Decide(BookingState booking, BookingCommand command, DateTimeOffset now) =>
        Redemptions.Following(booking, Reasons.Given(booking, command, EndingWhatIsOpen(booking, Follow(booking, command, now), now), now), now);

    /// <summary>
    /// Read top-down as the transition table. The order is the precedence of refusals: does it exist, may you, can it be
    /// done now, and only then whether the details are right. Who may do what from where is in the booking's process;
    /// the arms below say what becomes of it.
    /// </summary>
    private static Decision<BookingEvent> Follow(BookingState booking, BookingCommand command, DateTimeOffset now) =>
        (booking.Status, command) switch
        {
            (None, PlaceBooking place) => BookingSale.Place(place, now),
            (None, AskForOffer ask) => Negotiation.Ask(ask, now),
            (None, _) => BookingRefusals.Unknown,
            (_, PlaceBooking or AskForOffer) => BookingRefusals.AlreadyPlaced,

            _ when !BookingRoles.Concerns(booking, command.Context.By) => BookingRefusals.Unknown,
            (_, RecordReturn told) => EarnedReturns.Record(told, now),
            (_, RecordPaymentDispute told) => BankDisputes.Heard(told, now),
            (_, RecordSecurityDeposit told) => told.Context.By.Role is ActorRole.Platform ? new BookingSecurityDepositTold(now, told.News) : BookingRefusals.Unknown,
            (_, AskReturn ask) => EarnedReturns.Ask(booking, ask, now),
            (_, ConfirmBalanceMail sent) => Balances.Mailed(booking, sent, now),
            (_, RefundBooking refund) when EarnedReturns.Before(booking, refund) is { } earned => earned,
            (_, RefundBooking refund) when BankDisputes.Bar(booking, refund) is { } disputed => disputed,
            (_, MigrateBooking migrate) => BookingMigrations.Migrate(booking, migrate, now),
            _ when Barred(booking, command) is { } barred => barred,
            _ when Balances.Bar(booking, command) is { } unpaid => unpaid,

            (_, TakePayment { Purpose: PaymentPurpose.Tip } pay) => Tipping.Paid(booking, pay, now),
            (_, TakePayment { Purpose: PaymentPurpose.Milestone } pay) => MilestoneFunding.Paid(booking, pay, now),
            (_, TakePayment { Purpose: PaymentPurpose.Balance } pay) => Balances.Paid(booking, pay, now),
            (_, TakePayment { PaymentId: not null } pay) => ChangePayments.Paid(booking, pay, now),
            (PendingPayment, TakePayment pay) => BookingSale.Take(booking, pay, now),
            (PaymentExpired, TakePayment { Grant: { } grant } pay) => BookingSale.Retake(booking, pay with { Grant = grant }, now),
            (Requested, TakePayment { Captured: true }) when booking.AwaitsCapture => new BookingConfirmed(now),
            (Requested, TakePayment) => Decision<BookingEvent>.Nothing,
            (PaymentExpired, TakePayment) => new BookingPaymentRejected(now, "The slot was taken meanwhile."),
            (_, TakePayment) => new BookingPaymentRejected(now, "The booking had ended before it was paid."),

            (_, ExpectPayment { Purpose: PaymentPurpose.Balance }) => Balances.Expect(booking, now),
            (_, MissPayment { Purpose: PaymentPurpose.Balance }) => Balances.Miss(booking, now),
            (_, ExpectPayment { PaymentId: { } change }) => ChangePayments.Expect(booking, change, now),
            (_, MissPayment { PaymentId: { } change }) => ChangePayments.Miss(booking, change, now),
            (_, ExpectPayment) => BookingSale.Renew(booking, BookingHolds.WhileUnderWay(booking), now),
            (_, MissPayment) => BookingSale.Renew(booking, BookingHolds.ForAnotherTry(booking, now), now),
            (_, LosePayment lost) => BookingOutcomes.Lose(booking, lost, now),

            (_, MakeOffer offer) => Negotiation.Offer(booking, offer, now),
            (_, WithdrawOffer withdraw) => Negotiation.Withdraw(booking, withdraw, now),
            (Quoted, AcceptBooking accept) => Negotiation.Accept(booking, accept, now),

            (Requested, _) when booking.AwaitsCapture => BookingRefusals.AwaitsCapture(),
            (_, AcceptBooking) => BookingSale.Accept(booking, now),
            (_, DeclineBooking decline) => new BookingDeclined(now, decline.Reason, BookingRoles.SideOf(booking, decline.Context.By)!.Value),

            (_, ProposeMove propose) => Rescheduling.Propose(booking, propose, now),
            (_, AcceptMove accept) => Rescheduling.Accept(booking, accept, now),
            (_, DeclineMove decline) => Rescheduling.Decline(booking, decline, now),

            (_, ProposeChange propose) => ChangeProposals.Propose(booking, propose, now),
            (_, AcceptChange accept) => ChangeOrders.Accept(booking, accept, now),
            (_, DeclineChange decline) => ChangeOrders.Decline(booking, decline, now),

            (_, GiveTip give) => Tipping.Give(booking, give, now),
            (_, FundMilestone fund) => MilestoneFunding.Fund(booking, fund, now),

            (InProgress, CancelBooking) when !Milestones.Has(booking) => NotWhileBegun(booking, command.Context.By),
            (_, CancelBooking cancel) => BookingOutcomes.Cancel(booking, cancel, now),
            (_, GiveUpSeats cancel) => SeatCancellation.Cancel(booking, cancel, now),
            (_, CompleteBooking complete) => BookingOutcomes.Complete(booking, complete, now),
            (_, RefundBooking refund) => BookingOutcomes.Refund(booking, refund, now),

            (_, RecordCheckIn) => Attendance.CheckIn(booking, now),
            (_, RecordCheckOut) => Attendance.CheckOut(booking, now),
            (_, ReportAbsence report) => NoShows.Report(booking, report, now),
            (_, ContestAbsence contest) => NoShows.Contest(booking, contest, now),
            (_, DecideAbsence decide) => NoShows.Decide(booking, decide, now),

            (_, DeliverWork deliver) => Deliveries.Deliver(booking, deliver, now),
            (_, TakeDelivery accept) => Deliveries.Accept(booking, accept, now),
            (_, WantChanges changes) => Deliveries.RequestChanges(booking, changes, now),

            (_, RaiseComplaint complain) => Complaining.Raise(booking, complain, now),
            (_, EndComplaint ended) => Complaining.End(booking, ended, now),

            (_, PassTime pass) => BookingOutcomes.Pass(booking, pass.Deadline, now),

            _ => throw new UnreachableException($"{command.GetType().Name} has no rule while the booking is {booking.Status}."),
        };

    public static BookingState Evolve(BookingState booking, BookingEvent happened) =>
        PaymentParts.Evolve(MilestoneEvolution.Of(BookingEvolution.Of(booking, happened), happened), happened);

    public static ImmutableArray<Deadline> Deadlines(BookingState booking) => BookingDeadlines.Of(booking);

    public static ImmutableArray<Intent> Intents(BookingState booking) => Balances.Intents(booking);

    public static BookingCommand AtDeadline(BookingState booking, string name, CommandContext context) => new PassTime(context, name);

    public static Refusal? OnConflict(BookingState booking, string constraint) =>
        SlotConstraints.Contains(constraint) ? BookingRefusals.SlotTaken : Redemptions.OnConflict(booking, constraint);

    /// <summary>What <see cref="CancelBooking"/> would do now, or why it would be refused.</summary>
    public static Outcome<CancellationPreview> PreviewCancellation(BookingState booking, Actor by, DateTimeOffset now)
    {
        if (booking.Status is None || BookingRoles.SideOf(booking, by) is not { } side)
        {
            return BookingRefusals.Unknown;
        }

        var (process, role) = (BookingProcesses.Of(booking), BookingRoles.RoleOf(booking, by));
        if (!process.Lets(role, BookingAction.Cancel, booking.Status))
        {
            return BookingRefusals.NotYours(process.AllowedFor(BookingAction.Cancel, booking.Status));
        }

        if (booking.AwaitsCapture)
        {
            return BookingRefusals.AwaitsCapture();
        }

        if (!process.Has(booking.Status, BookingAction.Cancel))
        {
            return BookingRefusals.NotWhile(booking.Status, process.AllowedIn(BookingAction.Cancel, role));
        }

        if (booking.Status is InProgress && !Milestones.Has(booking))
        {
            return NotWhileBegun(booking, by);
        }

        var (tier, settlement) = BookingMoney.Cancelled(booking, side, now);
        return new CancellationPreview(settlement.Refund, settlement.Provider, tier, now, Penalties.OfCancelling(booking, side, now));
    }

    /// <summary>What the process of the booking does not list: another side's word is refused, news of no meaning is not.</summary>
    private static Decision<BookingEvent>? Barred(BookingState booking, BookingCommand command)
    {
        if (BookingActions.Of(command) is not { } action)
        {
            return Decision<BookingEvent>.Nothing;
        }

        var (process, role) = (BookingProcesses.Of(booking), BookingRoles.RoleOf(booking, command.Context.By));
        return !process.Lets(role, action, booking.Status)
                ? BookingRefusals.NotYours(process.AllowedFor(action, booking.Status))
            : process.Has(booking.Status, action) ? (Decision<BookingEvent>?)null
            : action.IsNews() ? Decision<BookingEvent>.Nothing
            : BookingRefusals.NotWhile(booking.Status, process.AllowedIn(action, role));
    }

    /// <summary>Work that has begun is cancelled by the milestone; without milestones it is done, refunded or overdue.</summary>
    private static Refusal NotWhileBegun(BookingState booking, Actor by) => BookingRefusals.NotWhile(
        booking.Status,
        BookingProcesses.Of(booking).AllowedIn(BookingAction.Cancel, BookingRoles.RoleOf(booking, by)).Where(status => status is not InProgress));

    /// <summary>What is open about a booking ends with what it is about.</summary>
    private static Decision<BookingEvent> EndingWhatIsOpen(BookingState booking, Decision<BookingEvent> decision, DateTimeOffset now) =>
        Balances.Following(booking, MilestoneFunding.Closed(booking, Tipping.Closed(booking, ChangeOrders.Closed(booking, decision, now), now), now), now);
}
