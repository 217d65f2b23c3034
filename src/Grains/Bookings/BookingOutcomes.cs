using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>How a booking ends, and what its money becomes.</summary>
internal static class BookingOutcomes
{
    public static Decision<BookingEvent> Lose(BookingState booking, LosePayment lost, DateTimeOffset now) =>
        new BookingCancelled(
            now, BookingSide.Platform, lost.Reason, CancellationRules.NotCharged, Settlement.Nothing(booking.Terms!.Total.Currency));

    public static Decision<BookingEvent> Cancel(BookingState booking, CancelBooking cancel, DateTimeOffset now)
    {
        if (cancel.Start is { } start && start != booking.Terms!.Start)
        {
            // What was to be cancelled is a time, and the booking has left it.
            return Decision<BookingEvent>.Nothing;
        }

        var by = BookingRoles.SideOf(booking, cancel.Context.By)!.Value;
        var (tier, settlement) = BookingMoney.Cancelled(booking, cancel.IsUnsecured && by is BookingSide.Platform ? BookingSide.Customer : by, now);
        return new BookingCancelled(now, by, cancel.Reason, tier, settlement, PaymentParts.Of(booking, settlement), Penalties.OfCancelling(booking, by, now));
    }

    /// <summary>
    /// The customer's word releases the money at once. The provider's does not shorten the customer's time to complain.
    /// </summary>
    public static Decision<BookingEvent> Complete(BookingState booking, CompleteBooking complete, DateTimeOffset now)
    {
        if (now < booking.Terms!.Start)
        {
            return BookingRefusals.NotStarted(booking.Terms.Start, now);
        }

        if (Milestones.Current(booking) is { } current)
        {
            return BookingRefusals.HasMilestones(current.Number, booking.Terms.Milestones!.Value.Length);
        }

        var by = BookingRoles.SideOf(booking, complete.Context.By)!.Value;
        if (by is BookingSide.Provider && booking.Terms.Times().Delivery is not null)
        {
            return BookingRefusals.IsDelivered(BookingDeadlines.DeliverBy(booking)!.Value);
        }

        var completed = new BookingCompleted(now, by);
        return by is BookingSide.Provider && now < BookingDeadlines.EarnedAt(booking)
            ? completed
            : Decision<BookingEvent>.Happened([completed, .. Earned(booking, now)]);
    }

    public static Decision<BookingEvent> Refund(BookingState booking, RefundBooking refund, DateTimeOffset now)
    {
        var held = BookingMoney.Held(booking);
        var amount = refund.Amount ?? held;
        if (refund.PaidBy is RefundPayer.Provider or RefundPayer.Platform)
        {
            return BookingRefusals.NotEarnedYet;
        }

        return booking.ReleasedAt is { } released ? BookingRefusals.EarningsReleased(released)
            : amount.Currency != held.Currency || !amount.IsPositive ? BookingRefusals.RefundNotValid(held, amount)
            : amount > held ? BookingRefusals.RefundTooMuch(held, amount)
            : booking.Terms!.Credit is not null && amount != held ? BookingRefusals.CreditIsWhole(held, amount)
            : new BookingRefunded(
                now,
                BookingRoles.SideOf(booking, refund.Context.By)!.Value,
                amount,
                refund.Reason,
                Entire: amount == held,
                PaymentParts.OfRefund(booking, amount),
                BookingMoney.CouponBack(booking, amount));
    }

    /// <summary>Deadlines fire late, and twice. One with nothing left to do is not an error.</summary>
    public static Decision<BookingEvent> Pass(BookingState booking, string deadline, DateTimeOffset now) =>
        BookingDeadlines.Find(deadline) switch
        {
            _ when !IsDue(booking, deadline, now) => Decision<BookingEvent>.Nothing,
            BookingAction.PaymentExpires => new BookingPaymentExpired(now),
            BookingAction.RequestExpires or BookingAction.OfferExpires => new BookingExpired(now),
            BookingAction.MoveExpires => new BookingMoveDeclined(now, BookingSide.Platform, "It was not answered in time."),
            BookingAction.ChangeExpires => ChangeOrders.Expire(booking, now),
            BookingAction.TipExpires => Tipping.Expire(booking, now),
            BookingAction.Starts => new BookingStarted(now),
            BookingAction.AutoCompletes => Decision<BookingEvent>.Happened(
                [new BookingCompleted(now, BookingSide.Platform), .. Earned(booking, now)]),
            BookingAction.NoShowStands => NoShows.Uphold(booking, BookingSide.Platform, "It was not contested in time.", now),
            BookingAction.DisputeLapses => NoShows.Dismiss(booking, BookingSide.Platform, "Nobody could show in time that it was so.", now),
            BookingAction.DeliveryDue => new BookingDeliveryOverdue(now, now + booking.Terms!.Times().Delivery!.OverdueWindow),
            BookingAction.DeliveryStands => Deliveries.Accepted(booking, BookingSide.Platform, now),
            BookingAction.OverdueLapses => Deliveries.Lapse(booking, now),
            BookingAction.FundingExpires => MilestoneFunding.Expire(booking, now),
            BookingAction.FundingReminder => MilestoneFunding.Remind(booking, now),
            BookingAction.FundingLapses => MilestoneFunding.Lapse(booking, now),
            BookingAction.BalanceDue => Balances.Ask(booking, now),
            BookingAction.BalanceLapses => Balances.Lapse(booking, now),
            BookingAction.PayoutBecomesDue => Decision<BookingEvent>.Happened(Earned(booking, now)),
            // Should the release have been held up, closing must not lose it.
            BookingAction.ReviewPeriodCloses => Decision<BookingEvent>.Happened([.. Earned(booking, now), new BookingClosed(now)]),
            _ => Decision<BookingEvent>.Nothing,
        };

    private static bool IsDue(BookingState booking, string name, DateTimeOffset now)
    {
        foreach (var deadline in BookingDeadlines.Of(booking))
        {
            if (deadline.Name == name && deadline.At <= now)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Nothing where nothing is paid here, and nothing twice.</summary>
    public static ImmutableArray<BookingEvent> Earned(BookingState booking, DateTimeOffset now)
    {
        if (booking.ReleasedAt is not null || !BookingMoney.IsPaidHere(booking))
        {
            return [];
        }

        var earned = BookingMoney.Earned(booking);
        return [new BookingReleased(now, earned, PaymentParts.Of(booking, earned))];
    }
}
