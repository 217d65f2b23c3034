namespace Marketplace.Bookings;

/// <summary>What may be proposed as a change order, and until when the other side may answer.</summary>
internal static class ChangeProposals
{
    public static Decision<BookingEvent> Propose(BookingState booking, ProposeChange propose, DateTimeOffset now)
    {
        if (booking.Change is { } open)
        {
            return BookingRefusals.ChangeOpen(open);
        }

        if (booking.Changes >= BookingChange.MaximumNumber)
        {
            return BookingRefusals.TooManyChanges(booking.Changes);
        }

        if (booking.Terms!.Rates is null)
        {
            // It was sold before rates were kept, and goes on by a newer version now.
            return BookingRefusals.NoRates(booking.SoldAt);
        }

        if (booking.Terms.Credit is { } credit)
        {
            return BookingRefusals.PaidByCredit(credit);
        }

        if (Milestones.Current(booking) is { } current)
        {
            return BookingRefusals.HasMilestones(current.Number, booking.Terms.Milestones!.Value.Length);
        }

        if (booking.SeatsGivenUp > 0)
        {
            // The price is that of all seats that were sold, so nobody could say which part of a change is whose.
            return BookingRefusals.SeatsGivenUp(booking.SeatsGivenUp, booking.Terms.Seats);
        }

        if (BookingDeadlines.EarnedAt(booking) is var earned && now >= earned)
        {
            return BookingRefusals.TooLate(earned, now);
        }

        if (ChangeFaults.Of(booking.Terms, propose.Wish) is { } fault)
        {
            return fault;
        }

        var wish = propose.Wish;
        var changed = ChangedTerms.Of(booking.Terms, wish.Lines, wish.Longer);
        if (Balances.Bar(booking, changed) is { } unpaid)
        {
            return unpaid;
        }

        return new BookingChangeProposed(now, new BookingChange(
            booking.Changes + 1,
            BookingRoles.SideOf(booking, propose.Context.By)!.Value,
            wish.Lines,
            wish.Longer,
            changed.Total - booking.Terms.Total,
            changed.Total,
            wish.Note,
            now,
            now + BookingTimes.MoveWindow < earned ? now + BookingTimes.MoveWindow : earned));
    }
}
