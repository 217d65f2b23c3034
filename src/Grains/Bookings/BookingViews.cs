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
            booking.Complaint);

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
        var step = BookingProcesses.Of(booking).StepOf(booking.Status, BookingDeadlines.Find(deadline.Name)!.Value);
        return new BookingTimer(deadline.Name, deadline.At, step.To, Wire(step.Slot.ToString()), Wire(step.Money.ToString()));
    }

    private static string Wire(string effect) => JsonNamingPolicy.SnakeCaseLower.ConvertName(effect);
}
