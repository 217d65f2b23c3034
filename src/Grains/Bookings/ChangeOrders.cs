using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>
/// Something is added to a confirmed booking, or taken off it, when both sides agree. One change order is open at a time, and it ends
/// with what it would change. What may be proposed is in <see cref="ChangeProposals"/>, how it is paid in <see cref="ChangePayments"/>.
/// </summary>
internal static class ChangeOrders
{
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

        if (ChangePayments.IsToBePaid(booking, change))
        {
            var payment = Payments.PaymentId.Of(accept.BookingId, Payments.PaymentPurpose.ChangeOrder, change.Number);
            return new BookingChangeAccepted(now, by, change.Number, payment, change.Due, ChangePayments.PayBy(booking, by, now));
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

    /// <summary>It is so. What is taken off goes back with it.</summary>
    public static Decision<BookingEvent> Apply(
        BookingState booking, BookingChange change, Calendars.SlotGrant? grant, Resources.Assignment? assignment, DateTimeOffset now)
    {
        var terms = TermsOf(booking, change);
        if (change.Longer is not null && grant?.SpanEnd != terms.End + terms.Rules.BufferAfter)
        {
            // Asked of an activation that had not heard of this change order yet, and so took no slot for it.
            return BookingRefusals.Overtaken(booking.Status);
        }

        if (Balances.Bar(booking, terms) is { } unpaid)
        {
            return unpaid;
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

    public static BookingChangeDeclined Declined(BookingChange change, BookingSide by, string? reason, DateTimeOffset now) =>
        new(now, by, change.Number, reason, change.PaymentId);

    private static BookingSide SideOf(BookingState booking, BookingCommand command) => BookingRoles.SideOf(booking, command.Context.By)!.Value;
}
