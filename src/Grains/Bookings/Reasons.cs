namespace Marketplace.Bookings;

/// <summary>
/// The words that go with a step whose event has no place for them. Every transition may be driven by an operator, and the timeline says why.
/// </summary>
internal static class Reasons
{
    public static Decision<BookingEvent> Given(BookingState booking, BookingCommand command, Decision<BookingEvent> decision, DateTimeOffset now) =>
        decision.Events.IsDefaultOrEmpty || Of(command) is not { } reason
            ? decision
            : Decision<BookingEvent>.Happened(
                [new BookingReasonGiven(now, BookingRoles.SideOf(booking, command.Context.By)!.Value, reason), .. decision.Events]);

    private static string? Of(BookingCommand command) => command switch
    {
        AcceptBooking accept => accept.Reason,
        AcceptMove accept => accept.Reason,
        AcceptChange accept => accept.Reason,
        CompleteBooking complete => complete.Reason,
        RecordCheckIn checkIn => checkIn.Reason,
        RecordCheckOut checkOut => checkOut.Reason,
        DeliverWork deliver => deliver.Reason,
        TakeDelivery accept => accept.Reason,
        FundMilestone fund => fund.Reason,
        _ => null,
    };
}
