using Marketplace.Disputes;

namespace Marketplace.Bookings;

/// <summary>
/// What a booking knows of disputes at its customer's bank. They are between the bank and the platform: the booking goes on as it would, but
/// nobody gives back by word what the bank has.
/// </summary>
internal static class BankDisputes
{
    public static Decision<BookingEvent> Heard(RecordPaymentDispute told, DateTimeOffset now) => told.Context.By.Role is ActorRole.Platform
        ? new BookingPaymentDisputed(
            now,
            told.DisputeId,
            told.PaymentId,
            told.Amount,
            told.Status,
            told.Status.NeedsAnswer() ? told.DueBy : null,
            told.IsOfThePrice && told.Status is DisputeStatus.NeedsResponse or DisputeStatus.UnderReview)
        : BookingRefusals.Unknown;

    /// <summary>A refund that somebody wants by themselves. What follows from the process is promised all the same, and settled with what the bank decides.</summary>
    public static Refusal? Bar(BookingState booking, RefundBooking refund) =>
        booking.OpenDisputes.IsEmpty || BookingRoles.RoleOf(booking, refund.Context.By) is BookingRole.Customer ? null : BookingRefusals.PaymentDisputed(booking.OpenDisputes[0]);

    public static BookingState Evolve(BookingState booking, BookingPaymentDisputed e)
    {
        var others = booking.OpenDisputes.Remove(e.DisputeId);
        return booking with { OpenDisputes = e.HoldsRefunds ? others.Add(e.DisputeId) : others };
    }
}
