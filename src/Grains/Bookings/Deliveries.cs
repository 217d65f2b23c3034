using System.Diagnostics;

namespace Marketplace.Bookings;

/// <summary>
/// Work that is done by delivering it. The provider hands it over, the customer accepts it or asks for changes, and silence accepts.
/// Of what is not delivered in time all money goes back, unless it is delivered late and accepted then.
/// </summary>
internal static class Deliveries
{
    public static Decision<BookingEvent> Deliver(BookingState booking, DeliverWork deliver, DateTimeOffset now)
    {
        var (sold, before) = (booking.Terms!, booking.Delivery?.Items.Length ?? 0);
        return sold.Times().Delivery is not { } terms ? BookingRefusals.NotDelivered(sold.End)
            : now < sold.Start ? BookingRefusals.NotStarted(sold.Start, now)
            : before >= BookingDelivery.MaximumNumber ? BookingRefusals.TooManyDeliveries(before)
            : new BookingDelivered(
                now, new BookingDelivery(Milestones.LastDelivery(booking) + 1, SideOf(booking, deliver), deliver.Note, deliver.Links, now), now + terms.AcceptWindow);
    }

    public static Decision<BookingEvent> Accept(BookingState booking, TakeDelivery accept, DateTimeOffset now) =>
        booking.Delivery is not { Items: [.., var last] } ? BookingRefusals.NothingDelivered(booking.Status)
        : accept.Delivery is { } seen && seen != last.Number ? BookingRefusals.DeliveryReplaced(last.Number, seen)
        : Accepted(booking, SideOf(booking, accept), now);

    /// <summary>The money is released at once: whoever accepts has nothing more to complain of. Work with milestones goes on with the next.</summary>
    public static Decision<BookingEvent> Accepted(BookingState booking, BookingSide by, DateTimeOffset now)
    {
        var accepted = new BookingDeliveryAccepted(now, by, booking.Delivery!.Items[^1].Number);
        return Milestones.Following(booking) is { } following
            ? Decision<BookingEvent>.Happened(accepted, Released(booking, following, now))
            : Decision<BookingEvent>.Happened([accepted, new BookingCompleted(now, by), .. BookingOutcomes.Earned(booking, now)]);
    }

    /// <summary>Rounds bind the customer; an operator who decides between the two sides may ask for one more.</summary>
    public static Decision<BookingEvent> RequestChanges(BookingState booking, WantChanges changes, DateTimeOffset now)
    {
        var (terms, delivery, by) = (booking.Terms!.Times().Delivery!, booking.Delivery!, SideOf(booking, changes));
        var asked = delivery.Changes.Count(change => change.By is BookingSide.Customer);
        return delivery.AcceptBy is { } until && now >= until ? BookingRefusals.TooLate(until, now)
            : by is BookingSide.Customer && asked >= terms.ChangeRounds ? BookingRefusals.NoRoundsLeft(terms.ChangeRounds.Value, asked)
            : new BookingChangesRequested(now, new WantedChange(delivery.Items[^1].Number, by, changes.Wanted, now), now + terms.DeliverWithin);
    }

    /// <summary>Nobody cancelled, and nobody delivered: what was paid for and is not there goes back.</summary>
    public static Decision<BookingEvent> Lapse(BookingState booking, DateTimeOffset now)
    {
        var (tier, settlement) = BookingMoney.Cancelled(booking, BookingSide.Platform, now);
        return new BookingCancelled(now, BookingSide.Platform, "It was not delivered in time.", tier, settlement, PaymentParts.Of(booking, settlement));
    }

    public static BookingState Evolve(BookingState booking, BookingEvent happened)
    {
        var delivery = booking.Delivery ?? DeliveryCase.None;
        return happened switch
        {
            BookingDelivered e => booking with
            {
                Status = BookingStatus.Delivered,
                Move = null,
                Delivery = new DeliveryCase(delivery.Items.Add(e.Delivery), delivery.Changes, AcceptBy: e.AcceptBy),
            },
            BookingChangesRequested e => booking with
            {
                Status = BookingStatus.ChangesRequested,
                Delivery = new DeliveryCase(delivery.Items, delivery.Changes.Add(e.Change), DeliverBy: e.DeliverBy),
            },
            BookingDeliveryOverdue e => booking with
            {
                Status = BookingStatus.Overdue,
                Delivery = new DeliveryCase(delivery.Items, delivery.Changes, LapsesAt: e.LapsesAt),
            },
            BookingDeliveryAccepted => booking with { Delivery = new DeliveryCase(delivery.Items, delivery.Changes) },
            _ => throw new UnreachableException($"{happened.GetType().Name} is no delivery."),
        };
    }

    /// <summary>The milestone in work is final: what is left of its money is earned, and the next one is in work or waits for its payment.</summary>
    public static BookingMilestoneReleased Released(BookingState booking, MilestoneTerms following, DateTimeOffset now)
    {
        var (terms, earned) = (booking.Terms!, BookingMoney.Earned(booking));
        var isPaid = Milestones.AfterAcceptance(booking) is BookingStatus.Working;
        return new BookingMilestoneReleased(
            now,
            Milestones.Current(booking)!.Number,
            booking.Delivery!.Items[^1].Number,
            earned,
            PaymentParts.Of(booking, earned),
            isPaid ? Milestones.DeliverBy(terms, following, now) : null,
            isPaid ? null : now + (terms.Times().Delivery!.FundingWindow ?? ProcessLimits.FundingWindow.Default));
    }

    private static BookingSide SideOf(BookingState booking, BookingCommand command) => BookingRoles.SideOf(booking, command.Context.By)!.Value;
}
