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
            booking.Move);

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
}
