using Marketplace.Complaints;

namespace Marketplace.Bookings;

/// <summary>What can move a booking: a person's word, news of its money, or time. The names are part of the public definitions.</summary>
internal enum BookingAction
{
    // What people do.
    Book,
    Offer,
    Counter,
    Withdraw,
    Accept,
    Decline,
    Reschedule,
    AcceptReschedule,
    DeclineReschedule,
    Cancel,
    CancelSeats,
    Complete,
    Refund,
    CheckIn,
    CheckOut,
    ReportNoShow,
    ContestNoShow,
    DecideNoShow,
    Deliver,
    AcceptDelivery,
    RequestChanges,
    ChangeOrder,
    AcceptChangeOrder,
    DeclineChangeOrder,
    Tip,
    Complain,
    FundMilestone,

    // What the payment tells.
    Paid,
    PaymentExpected,
    PaymentMissed,
    PaymentLost,
    ChangePaid,
    ChangeExpected,
    ChangeMissed,
    TipPaid,
    MilestonePaid,
    BalancePaid,
    BalanceExpected,
    BalanceMissed,

    // What the complaint tells, which ends by time of its own.
    ComplaintEnded,
    ComplaintWithdrawn,

    // What time does; each is a timer of the states that it leads out of.
    OfferExpires,
    PaymentExpires,
    RequestExpires,
    MoveExpires,
    Starts,
    AutoCompletes,
    PayoutBecomesDue,
    ReviewPeriodCloses,
    NoShowStands,
    DisputeLapses,
    DeliveryDue,
    DeliveryStands,
    OverdueLapses,
    ChangeExpires,
    TipExpires,
    FundingExpires,
    FundingReminder,
    FundingLapses,
    BalanceDue,
    BalanceLapses,
}

/// <summary>Who may do something. What follows from money and time is the platform's alone.</summary>
[Flags]
internal enum BookingRole
{
    Nobody = 0,
    Customer = 1,
    Provider = 2,
    Operator = 4,
    Platform = 8,

    /// <summary>The provider, and whoever may act for either side.</summary>
    ProviderSide = Provider | Operator | Platform,

    Anyone = Customer | ProviderSide,
}

internal static class BookingActions
{
    /// <summary>The action behind a command; null for a deadline that this release does not know.</summary>
    public static BookingAction? Of(BookingCommand command) => command switch
    {
        PlaceBooking or AskForOffer or BookSlot => BookingAction.Book,
        MakeOffer { IsCounter: true } => BookingAction.Counter,
        MakeOffer => BookingAction.Offer,
        WithdrawOffer => BookingAction.Withdraw,
        AcceptBooking => BookingAction.Accept,
        DeclineBooking => BookingAction.Decline,
        ProposeMove => BookingAction.Reschedule,
        AcceptMove => BookingAction.AcceptReschedule,
        DeclineMove => BookingAction.DeclineReschedule,
        CancelBooking => BookingAction.Cancel,
        GiveUpSeats => BookingAction.CancelSeats,
        CompleteBooking => BookingAction.Complete,
        RefundBooking => BookingAction.Refund,
        RecordCheckIn => BookingAction.CheckIn,
        RecordCheckOut => BookingAction.CheckOut,
        ReportAbsence => BookingAction.ReportNoShow,
        ContestAbsence => BookingAction.ContestNoShow,
        DecideAbsence => BookingAction.DecideNoShow,
        DeliverWork => BookingAction.Deliver,
        TakeDelivery => BookingAction.AcceptDelivery,
        WantChanges => BookingAction.RequestChanges,
        ProposeChange => BookingAction.ChangeOrder,
        AcceptChange => BookingAction.AcceptChangeOrder,
        DeclineChange => BookingAction.DeclineChangeOrder,
        GiveTip => BookingAction.Tip,
        RaiseComplaint => BookingAction.Complain,
        EndComplaint { Outcome: ComplaintStatus.Withdrawn } => BookingAction.ComplaintWithdrawn,
        EndComplaint => BookingAction.ComplaintEnded,
        FundMilestone => BookingAction.FundMilestone,
        TakePayment { Purpose: Payments.PaymentPurpose.Tip } => BookingAction.TipPaid,
        TakePayment { Purpose: Payments.PaymentPurpose.Milestone } => BookingAction.MilestonePaid,
        TakePayment { Purpose: Payments.PaymentPurpose.Balance } => BookingAction.BalancePaid,
        TakePayment { PaymentId: not null } => BookingAction.ChangePaid,
        TakePayment => BookingAction.Paid,
        ExpectPayment { Purpose: Payments.PaymentPurpose.Balance } => BookingAction.BalanceExpected,
        MissPayment { Purpose: Payments.PaymentPurpose.Balance } => BookingAction.BalanceMissed,
        ExpectPayment { PaymentId: not null } => BookingAction.ChangeExpected,
        MissPayment { PaymentId: not null } => BookingAction.ChangeMissed,
        ExpectPayment => BookingAction.PaymentExpected,
        MissPayment => BookingAction.PaymentMissed,
        LosePayment => BookingAction.PaymentLost,
        PassTime pass => BookingDeadlines.Find(pass.Deadline),
        _ => throw new System.Diagnostics.UnreachableException($"{command.GetType().Name} is no action."),
    };

    /// <summary>News and deadlines come late and twice. Where they mean nothing there is nobody to refuse them to.</summary>
    public static bool IsNews(this BookingAction action) => action >= BookingAction.Paid;

    /// <summary>News that come for certain, because whoever tells them ends by deadlines of their own: see ComplaintSteps.</summary>
    public static bool IsOwed(this BookingAction action) => action is BookingAction.ComplaintEnded;

    public static bool IsTimer(this BookingAction action) => action >= BookingAction.OfferExpires;
}
