using Marketplace.Calendars;

namespace Marketplace.Bookings;

/// <summary>Some seats of a booking are given up, and the others stay.</summary>
internal static class SeatCancellation
{
    public static Decision<BookingEvent> Cancel(BookingState booking, GiveUpSeats cancel, DateTimeOffset now)
    {
        if (Fault(booking, cancel.Seats) is { } fault)
        {
            return fault;
        }

        var terms = booking.Terms!;
        var by = BookingRoles.SideOf(booking, cancel.Context.By)!.Value;
        var (tier, refund, feeRefund, _, couponBack) = BookingMoney.SeatsCancelled(booking, by, cancel.Seats, now);
        var left = terms.Seats - cancel.Seats;
        return new BookingSeatsCancelled(
            now,
            by,
            cancel.Seats,
            cancel.Reason,
            tier,
            refund,
            terms with { Seats = left },
            Kept(booking.Grant!, left),
            [.. BookingSlots.Of(booking).Where(grant => grant.Seats.Length > left).Select(grant => grant with { Seats = grant.Seats[left..] })],
            booking.Assignment is { } assignment
                ? assignment with { Resources = [.. assignment.Resources.Select(resource => resource with { Grant = Kept(resource.Grant, left) })] }
                : null,
            PaymentParts.OfRefund(booking, refund),
            feeRefund,
            couponBack);
    }

    /// <summary>A room that is booked as a whole has one seat, however many come.</summary>
    private static SlotGrant Kept(SlotGrant grant, int left) => grant.Seats.Length > left ? grant with { Seats = grant.Seats[..left] } : grant;

    /// <summary>What <see cref="Cancel"/> would do now, or why it would be refused.</summary>
    public static Outcome<CancellationPreview> Preview(BookingState booking, Actor by, int seats, DateTimeOffset now)
    {
        if (booking.Status is BookingStatus.None || BookingRoles.SideOf(booking, by) is not { } side)
        {
            return BookingRefusals.Unknown;
        }

        var process = BookingProcesses.Of(booking);
        if (!process.Has(booking.Status, BookingAction.CancelSeats))
        {
            return BookingRefusals.NotWhile(booking.Status, process.AllowedIn(BookingAction.CancelSeats, BookingRoles.RoleOf(booking, by)));
        }

        if (Fault(booking, seats) is { } fault)
        {
            return fault;
        }

        var (tier, refund, _, providerKeeps, _) = BookingMoney.SeatsCancelled(booking, side, seats, now);
        return new CancellationPreview(refund, providerKeeps, tier, now);
    }

    /// <summary>Whoever gives up the last seat cancels the booking, which is another word.</summary>
    private static Refusal? Fault(BookingState booking, int seats) =>
        seats < 1 || seats >= booking.Terms!.Seats ? BookingRefusals.SeatsNotLeft(booking.Terms!.Seats)
        : Milestones.Current(booking) is { } current ? BookingRefusals.HasMilestones(current.Number, booking.Terms.Milestones!.Value.Length)
        : Balances.IsUnpaid(booking) ? BookingRefusals.BalanceUnpaid(Balances.Unpaid(booking), Balances.LapsesAt(booking)!.Value)

        // What is being changed has the price of all seats that were sold.
        : booking.Change is { } change ? BookingRefusals.ChangeOpen(change)
        : null;
}
