using System.Text.Json;

namespace Marketplace.Bookings;

internal static class BookingViews
{
    public static BookingView Of(Guid id, BookingState booking, long version) =>
        new(
            id,
            booking.Status,
            booking.CustomerId,
            booking.Terms!,
            booking.PaymentId,
            booking.Notes,
            booking.BookedAt,
            booking.HoldExpiresAt,
            booking.AnswerBy,
            booking.AwaitsCapture,
            booking.ConfirmedAt,
            booking.CompletedAt,
            booking.ReleasedAt,
            booking.EndedAt,
            booking.EndedBy,
            booking.Reason,
            BookingMoney.Refunded(booking),
            Next(booking),
            version,
            booking.Offer,
            booking.Move,
            booking.Assignment,
            booking.Attendance,
            booking.NoShow,
            booking.Delivery,
            booking.Change,
            booking.PolicyAnchor,
            booking.Tips,
            booking.Complaint,
            MilestoneViews.Of(booking),
            booking.Balance);

    public static NextEvent? Next(BookingState booking)
    {
        NextEvent? next = null;
        foreach (var deadline in BookingDeadlines.Of(booking))
        {
            if (next is null || deadline.At < next.At)
            {
                next = new NextEvent(deadline.At, deadline.Name);
            }
        }

        return next;
    }

    /// <summary>The timers that run now, with what the process says of them.</summary>
    public static BookingTimers TimersOf(BookingState booking) =>
        new([.. BookingDeadlines.Of(booking).OrderBy(deadline => deadline.At).ThenBy(deadline => deadline.Name, StringComparer.Ordinal).Select(deadline => Timer(booking, deadline))]);

    private static BookingTimer Timer(BookingState booking, Deadline deadline)
    {
        var step = StepOf(booking, BookingDeadlines.Find(deadline.Name)!.Value);
        return new BookingTimer(deadline.Name, deadline.At, step.To, Wire(step.Slot.ToString()), Wire(step.Money.ToString()));
    }

    /// <summary>
    /// Time has one way to go, but where it accepts a milestone, which depends on whether the next one is paid; and where nobody was there to ask
    /// for a balance, which is not foreseen.
    /// </summary>
    private static ProcessStep StepOf(BookingState booking, BookingAction timer)
    {
        var process = BookingProcesses.Of(booking);
        return timer is BookingAction.DeliveryStands && Milestones.AfterAcceptance(booking) is var next
            ? process.Steps.First(step => step.From == booking.Status && step.On == timer && step.To == next)
            : process.StepOf(booking.Status, timer);
    }

    private static string Wire(string effect) => JsonNamingPolicy.SnakeCaseLower.ConvertName(effect);
}
