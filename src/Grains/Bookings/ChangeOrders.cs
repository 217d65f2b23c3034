using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>
/// Something is added to a confirmed booking, or taken off it, when both sides agree. What is added is paid first and is so once it is
/// paid; unpaid it does not happen. One change order is open at a time, and it ends with what it would change.
/// </summary>
internal static class ChangeOrders
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
        return new BookingChangeProposed(now, new BookingChange(
            booking.Changes + 1,
            SideOf(booking, propose),
            wish.Lines,
            wish.Longer,
            changed.Total - booking.Terms.Total,
            changed.Total,
            wish.Note,
            now,
            Sooner(now + BookingTimes.MoveWindow, earned)));
    }

    /// <summary>Nobody agrees for the other side to what they proposed themselves.</summary>
    public static Decision<BookingEvent> Accept(BookingState booking, AcceptChange accept, DateTimeOffset now)
    {
        if (booking.Change is not { } change)
        {
            return BookingRefusals.NoChangeOrder(booking.Changes);
        }

        var by = SideOf(booking, accept);
        if (change.By == by && !accept.Context.By.IsStaff)
        {
            return BookingRefusals.NotYours(BookingRoles.Answering(change.By));
        }

        if (change.PaymentId is not null)
        {
            return BookingRefusals.ChangeAccepted(change);
        }

        if (accept.Number is { } read && read != change.Number)
        {
            return BookingRefusals.ChangeReplaced(change.Number, read);
        }

        if (now >= change.ExpiresAt)
        {
            return BookingRefusals.TooLate(change.ExpiresAt, now);
        }

        if (IsToBePaid(booking, change))
        {
            var payment = Payments.PaymentId.Of(accept.BookingId, Payments.PaymentPurpose.ChangeOrder, change.Number);
            return new BookingChangeAccepted(now, by, change.Number, payment, change.Due, PayBy(booking, by, now));
        }

        var changed = Apply(booking, change, accept.Grant, accept.Assignment, now);
        return changed.Refusal is not null ? changed : Decision<BookingEvent>.Happened(
            [new BookingChangeAccepted(now, by, change.Number, null, change.Due, null), .. changed.Events]);
    }

    /// <summary>Whoever proposed it, is asked, or has to pay for it may give it up. Once it waits for its payment, that is the customer.</summary>
    public static Decision<BookingEvent> Decline(BookingState booking, DeclineChange decline, DateTimeOffset now)
    {
        var by = SideOf(booking, decline);
        return booking.Change is not { } change ? BookingRefusals.NoChangeOrder(booking.Changes)
            : change.PaymentId is not null && by is BookingSide.Provider ? BookingRefusals.NotYours(BookingRoles.SpeakingFor(BookingSide.Customer))
            : Declined(change, by, decline.Reason, now);
    }

    /// <summary>Money for a change order: it is so now, or the money goes back.</summary>
    public static Decision<BookingEvent> Paid(BookingState booking, TakePayment pay, DateTimeOffset now)
    {
        if (!pay.Captured)
        {
            return Decision<BookingEvent>.Nothing;
        }

        if (booking.Change is not { } change || change.PaymentId != pay.PaymentId)
        {
            return new BookingPaymentRejected(now, "The change order had ended before it was paid.", pay.PaymentId);
        }

        var changed = Apply(booking, change, pay.Grant, pay.Assignment, now);
        return changed.Refusal is null ? changed : Declined(change, BookingSide.Platform, "The time was taken meanwhile.", now);
    }

    /// <summary>Money that is under way gets the time that it needs, as that of the sale does.</summary>
    public static Decision<BookingEvent> Expect(BookingState booking, Guid payment, DateTimeOffset now) =>
        booking.Change is { } change && change.PaymentId == payment
            ? Renew(change, payment, BookingHolds.WhileUnderWay(booking, change), now)
            : Decision<BookingEvent>.Nothing;

    /// <summary>It did not come, and the customer may try another way.</summary>
    public static Decision<BookingEvent> Miss(BookingState booking, Guid payment, DateTimeOffset now) =>
        booking.Change is { } change && change.PaymentId == payment
            ? Renew(change, payment, BookingHolds.ForAnotherTry(booking, change, now), now)
            : Decision<BookingEvent>.Nothing;

    public static Decision<BookingEvent> Expire(BookingState booking, DateTimeOffset now) =>
        Declined(
            booking.Change!,
            BookingSide.Platform,
            booking.Change!.PaymentId is null ? "It was not answered in time." : "It was not paid in time.",
            now);

    /// <summary>What happens to a booking, and before it the end of what was to be changed about it, if it is no longer there to be changed.</summary>
    public static Decision<BookingEvent> Closed(BookingState booking, Decision<BookingEvent> decision, DateTimeOffset now)
    {
        if (booking.Change is not { } change || decision.Events.IsDefaultOrEmpty)
        {
            return decision;
        }

        var after = decision.Events.Aggregate(booking, Booking.Evolve);
        return after.Change is null || after.Status is Confirmed or InProgress
            ? decision
            : Decision<BookingEvent>.Happened([Declined(change, BookingSide.Platform, "The booking has ended.", now), .. decision.Events]);
    }

    /// <summary>What would be agreed then, for whoever takes the slot for it.</summary>
    public static BookingTerms TermsOf(BookingState booking, BookingChange change) =>
        ChangedTerms.Of(booking.Terms!, change.Lines, change.Longer);

    public static bool IsToBePaid(BookingState booking, BookingChange change) => change.Due.IsPositive && BookingMoney.IsPaidHere(booking);

    private static Decision<BookingEvent> Renew(BookingChange change, Guid payment, DateTimeOffset until, DateTimeOffset now) =>
        until == change.ExpiresAt ? Decision<BookingEvent>.Nothing : new BookingChangeRenewed(now, change.Number, payment, until);

    private static Decision<BookingEvent> Apply(
        BookingState booking, BookingChange change, Calendars.SlotGrant? grant, Resources.Assignment? assignment, DateTimeOffset now)
    {
        var terms = TermsOf(booking, change);
        if (change.Longer is not null && grant?.SpanEnd != terms.End + terms.Rules.BufferAfter)
        {
            // Asked of an activation that had not heard of this change order yet, and so took no slot for it.
            return BookingRefusals.Overtaken(booking.Status);
        }

        var back = -Money.Min(change.Due, Money.Zero(change.Due.Currency));
        var isPaidHere = BookingMoney.IsPaidHere(booking);
        return isPaidHere && back > BookingMoney.Held(booking)
            ? BookingRefusals.RefundTooMuch(BookingMoney.Held(booking), back)
            : new BookingChanged(
                now,
                change.Number,
                terms,
                change.Due,
                change.PaymentId,
                grant,
                grant is null ? null : booking.Grant,
                assignment,
                grant is null ? null : booking.Assignment,
                isPaidHere && back.IsPositive ? PaymentParts.OfRefund(booking, back) : null);
    }

    private static BookingChangeDeclined Declined(BookingChange change, BookingSide by, string? reason, DateTimeOffset now) =>
        new(now, by, change.Number, reason, change.PaymentId);

    /// <summary>Whoever has just accepted has a card at hand; whose proposal was accepted has to hear of it first.</summary>
    private static DateTimeOffset PayBy(BookingState booking, BookingSide by, DateTimeOffset now)
    {
        var hold = booking.Terms!.Times().PaymentHold;
        hold = by is BookingSide.Customer || hold > BookingTimes.HoldOfAbsent ? hold : BookingTimes.HoldOfAbsent;
        return Sooner(now + hold, BookingDeadlines.EarnedAt(booking));
    }

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static BookingSide SideOf(BookingState booking, BookingCommand command) => BookingRoles.SideOf(booking, command.Context.By)!.Value;
}
