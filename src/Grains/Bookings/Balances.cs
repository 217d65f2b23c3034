using static Marketplace.Bookings.BookingStatus;

namespace Marketplace.Bookings;

/// <summary>
/// The part of the price that is paid after the sale. It is asked for by the clock, has a payment of its own, and is there before the work
/// begins, or there is no work: see docs/adr/0036-the-balance-is-a-deadline-of-the-booking.md.
/// </summary>
internal static class Balances
{
    /// <summary>Writes to the customer that it is due.</summary>
    public const string MailIntent = "booking.balance-mail";

    /// <summary>Whoever is asked late, because the booking was accepted late or has moved, still has the time to find a card.</summary>
    public static readonly TimeSpan LeastTime = TimeSpan.FromHours(1);

    /// <summary>What the customer has yet to pay of the price.</summary>
    public static Money Unpaid(BookingState booking) => IsUnpaid(booking) ? booking.Terms!.Balance!.Due : Money.Zero(booking.Terms!.Total.Currency);

    public static bool IsUnpaid(BookingState booking) => booking is { Terms.Balance: not null, Balance: not { PaidAt: not null } };

    /// <summary>When it is asked for; null once it was.</summary>
    public static DateTimeOffset? DueAt(BookingState booking) =>
        IsUnpaid(booking) && booking.Balance is null ? booking.Terms!.BalanceDueAt() : null;

    /// <summary>When the booking is cancelled for it; null where nothing is unpaid.</summary>
    public static DateTimeOffset? LapsesAt(BookingState booking) =>
        !IsUnpaid(booking) ? null : booking.Balance?.PayBy ?? PayBy(booking.Terms!, booking.Terms!.BalanceDueAt()!.Value);

    /// <summary>
    /// What a policy gives back of the whole price, less what was never paid of it: that is given back first. What the policy keeps is taken
    /// of the deposit, and nobody is asked for more than they paid.
    /// </summary>
    public static Money LessUnpaid(BookingState booking, Money refund) =>
        Money.Max(refund - Unpaid(booking), Money.Zero(refund.Currency));

    /// <summary>
    /// What of the platform's coupon stands beside a balance that was not paid. The coupon pays the part of the sale of what the customer has paid
    /// for, and of nothing else, so nobody earns that.
    /// </summary>
    /// <param name="booking">Which.</param>
    /// <param name="kept">What stays of what the customer paid, but for the fee.</param>
    public static Money IdleCoupon(BookingState booking, Money kept)
    {
        var (terms, held, none) = (booking.Terms!, BookingMoney.CouponHeld(booking), Money.Zero(kept.Currency));
        return IsUnpaid(booking) && held.IsPositive
            ? Money.Max(held - terms.PlatformPays().Times(Money.Max(kept, none).Amount, (terms.Total - terms.CustomerFee).Amount), none)
            : none;
    }

    /// <summary>What is done while the balance is unpaid would be done for the deposit alone.</summary>
    public static Refusal? Bar(BookingState booking, BookingCommand command) =>
        IsUnpaid(booking) && command is (CompleteBooking or DeliverWork or RecordCheckIn or ReportAbsence or RaiseComplaint)
            ? BookingRefusals.BalanceUnpaid(Unpaid(booking), LapsesAt(booking)!.Value)
            : null;

    /// <summary>
    /// What a change order takes off before the balance is paid goes back out of the deposit, because the balance stays what it was. Of the deposit the customer's fee stays,
    /// which is not of the price.
    /// </summary>
    public static Refusal? Bar(BookingState booking, BookingTerms changed)
    {
        var back = booking.Terms!.Total - changed.Total;
        var most = BookingMoney.Held(booking) - changed.CustomerFee;
        return IsUnpaid(booking) && back.IsPositive && back > most
            ? BookingRefusals.ChangeExceedsDeposit(Money.Max(most, Money.Zero(most.Currency)), back, Unpaid(booking))
            : null;
    }

    public static Decision<BookingEvent> Ask(BookingState booking, DateTimeOffset now) => new BookingBalanceAsked(
        now, Payments.PaymentId.OfBalance(booking.PaymentId), booking.Terms!.Balance!.Due, PayBy(booking.Terms, now));

    public static ImmutableArray<Intent> Intents(BookingState booking) =>
        booking.Balance is { IsOpen: true, MailId: { } mail } ? [new Intent(mail, MailIntent)] : [];

    public static Decision<BookingEvent> Mailed(BookingState booking, ConfirmBalanceMail sent, DateTimeOffset now) =>
        sent.Context.By.Role is not ActorRole.Platform ? BookingRefusals.Unknown
        : booking.Balance?.MailId == sent.MailId ? new BookingBalanceMailed(now, sent.MailId)
        : Decision<BookingEvent>.Nothing;

    /// <summary>Money for the balance: it is paid now, or the money goes back.</summary>
    public static Decision<BookingEvent> Paid(BookingState booking, TakePayment pay, DateTimeOffset now) =>
        !pay.Captured || booking.Balance is { PaidAt: not null } ? Decision<BookingEvent>.Nothing
        : booking is { Status: Confirmed, Balance: { IsOpen: true } open } && open.PaymentId == pay.PaymentId
            ? new BookingBalancePaid(now, open.PaymentId, booking.Terms!.Balance!.Due)
        : new BookingPaymentRejected(now, "The booking had ended before its balance was paid.", pay.PaymentId);

    /// <summary>Money that is under way gets the time that it needs, but for the work: that is not done for it.</summary>
    public static Decision<BookingEvent> Expect(BookingState booking, DateTimeOffset now) =>
        booking.Balance is { IsOpen: true } open ? Renew(open, Later(open.PayBy, Earlier(open.AskedAt + BookingTimes.PaymentUnderWay, booking.Terms!.Start)), now)
        : Decision<BookingEvent>.Nothing;

    /// <summary>It did not come: what was left of the time is left again, and never less than another try takes.</summary>
    public static Decision<BookingEvent> Miss(BookingState booking, DateTimeOffset now) =>
        booking.Balance is { IsOpen: true } open ? Renew(open, Later(PayBy(booking.Terms!, open.AskedAt), now + LeastTime), now)
        : Decision<BookingEvent>.Nothing;

    /// <summary>
    /// Nobody has paid in time: the customer does not come, by the policy that they agreed to. Who was never asked, because nobody was there to
    /// ask, is asked first.
    /// </summary>
    public static Decision<BookingEvent> Lapse(BookingState booking, DateTimeOffset now)
    {
        if (booking.Balance is null)
        {
            return Ask(booking, now);
        }

        var (tier, settlement) = BookingMoney.Cancelled(booking, BookingSide.Customer, now);
        return new BookingCancelled(
            now, BookingSide.Platform, "The balance was not paid in time.", tier, settlement, PaymentParts.Of(booking, settlement));
    }

    /// <summary>What happens to a booking, and with it to the balance that it waits for: it ends with the booking, and moves with it.</summary>
    public static Decision<BookingEvent> Following(BookingState booking, Decision<BookingEvent> decision, DateTimeOffset now)
    {
        if (booking.Balance is not { IsOpen: true } open || decision.Events.IsDefaultOrEmpty)
        {
            return decision;
        }

        var after = decision.Events.Aggregate(booking, Booking.Evolve);
        if (after.Status is not Confirmed)
        {
            return Decision<BookingEvent>.Happened([new BookingBalanceLapsed(now, open.PaymentId, "The booking has ended."), .. decision.Events]);
        }

        var until = Later(PayBy(after.Terms!, open.AskedAt), now + LeastTime);
        return after.Terms!.Start == booking.Terms!.Start || until == after.Balance!.PayBy
            ? decision
            : Decision<BookingEvent>.Happened([.. decision.Events, new BookingBalanceRenewed(now, open.PaymentId, until)]);
    }

    public static BookingState Evolve(BookingState booking, BookingEvent happened) => happened switch
    {
        BookingBalanceAsked e => booking with { Balance = new BookingBalance(e.PaymentId, e.At, e.PayBy, MailId: DerivedId.From(e.PaymentId, "mail")) },
        BookingBalanceMailed => booking with { Balance = booking.Balance! with { MailId = null } },
        BookingBalanceRenewed e => booking with { Balance = booking.Balance! with { PayBy = e.PayBy } },
        BookingBalancePaid e => booking with
        {
            Balance = booking.Balance! with { PaidAt = e.At },
            Extras = booking.Extras.Add(new ExtraPayment(e.PaymentId, Payments.PaymentPurpose.Balance, 1, e.Amount)),
        },
        BookingBalanceLapsed e => booking with { Balance = booking.Balance! with { LapsedAt = e.At } },
        _ => throw new System.Diagnostics.UnreachableException($"{happened.GetType().Name} is of no balance."),
    };

    /// <summary>As long as the terms say, and never beyond the start.</summary>
    private static DateTimeOffset PayBy(BookingTerms terms, DateTimeOffset askedAt) => Later(
        Earlier(Later(terms.BalanceDueAt()!.Value, askedAt) + terms.Balance!.PayWithin, terms.Start), askedAt + LeastTime);

    private static Decision<BookingEvent> Renew(BookingBalance open, DateTimeOffset until, DateTimeOffset now) =>
        until == open.PayBy ? Decision<BookingEvent>.Nothing : new BookingBalanceRenewed(now, open.PaymentId, until);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
