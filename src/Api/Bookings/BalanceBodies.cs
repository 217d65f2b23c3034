namespace Marketplace.Bookings;

/// <summary>The part of the price that is paid after the sale, and how that is going.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueAt">When it is asked for.</param>
/// <param name="PayBy">Until when it may be paid, before the booking is cancelled.</param>
/// <param name="Payment">What it is, or may now be, paid with; null before it is asked for.</param>
/// <param name="PaidAt">When it was paid.</param>
internal sealed record BookingBalanceBody(
    Money Amount, BookingBalanceStatus Status, DateTimeOffset DueAt, DateTimeOffset PayBy, BookingPaymentBody? Payment, DateTimeOffset? PaidAt)
{
    /// <summary>Null where all of the price is paid at the sale, or in milestones.</summary>
    public static BookingBalanceBody? Of(BookingView view)
    {
        if (view.Terms is not { Balance: { } terms } || view.Terms.BalanceDueAt() is not { } due)
        {
            return null;
        }

        var asked = view.Balance;
        return new BookingBalanceBody(
            terms.Due,
            asked?.PaidAt is not null ? BookingBalanceStatus.Paid
                : view.EndedAt is not null ? BookingBalanceStatus.Void
                : asked is null ? BookingBalanceStatus.Planned
                : BookingBalanceStatus.Due,
            due,
            asked?.PayBy ?? due + terms.PayWithin,
            asked is null ? null : BookingPaymentBody.Of(asked.PaymentId),
            asked?.PaidAt);
    }
}

/// <summary>Where a balance stands.</summary>
internal enum BookingBalanceStatus
{
    /// <summary>Agreed, and not due yet.</summary>
    Planned,

    /// <summary>The customer is asked to pay it.</summary>
    Due,

    Paid,

    /// <summary>The booking ended before it was paid.</summary>
    Void,
}
