namespace Marketplace.Bookings;

/// <summary>
/// Divides what happens to a booking's money over its payments. What goes back goes back from the newest payment first; what stays is
/// shared by each payment in the proportions of the whole. Payments and shares both sum exactly. See
/// docs/adr/0019-several-payments-of-a-booking.md.
/// </summary>
internal static class PaymentParts
{
    /// <returns>Null where the booking has one payment, which then does all of it.</returns>
    public static ImmutableArray<PaymentPart>? Of(BookingState booking, Settlement settlement)
    {
        if (booking.Extras.IsEmpty)
        {
            return null;
        }

        ImmutableArray<(Guid Payment, Money Left)> payments =
            [(booking.PaymentId, SaleLeft(booking)), .. booking.Extras.Select(extra => (extra.PaymentId, extra.Left))];
        var refunds = Refunds(payments, settlement.Refund);
        Money[] shares = [settlement.Provider, settlement.Commission, settlement.CommissionTax, settlement.CustomerFee];
        var parts = ImmutableArray.CreateBuilder<PaymentPart>();
        var funded = settlement.Coupon is null ? -1 : Funded(payments, refunds);
        foreach (var (index, ((payment, left), refund)) in payments.Zip(refunds).Index())
        {
            var coupon = index == funded ? settlement.Coupon : null;
            var mine = Shares.Take(shares, coupon is { } added ? left - refund + added : left - refund);
            var part = new Settlement(refund, mine[0], mine[1], mine[2], mine[3], coupon);
            if (part.Whole.IsPositive || part.Kept.IsPositive)
            {
                parts.Add(new PaymentPart(payment, part));
            }
        }

        return Taxed(parts.DrainToImmutable(), settlement.Tax);
    }

    /// <summary>Each payment has the tax of what is kept of it, by largest remainder.</summary>
    private static ImmutableArray<PaymentPart> Taxed(ImmutableArray<PaymentPart> parts, TaxPart? tax)
    {
        if (tax is null)
        {
            return parts;
        }

        var taxes = tax.Amount.SplitExactly([.. parts.Select(part => (part.Settlement.Kept - part.Settlement.CustomerFee).Amount)]);
        return [.. parts.Zip(taxes, (part, mine) => mine.IsPositive ? part with { Settlement = part.Settlement with { Tax = tax with { Amount = mine } } } : part)];
    }

    /// <summary>The same where nothing but a refund happens.</summary>
    public static ImmutableArray<PaymentPart>? OfRefund(BookingState booking, Money refund) =>
        Of(booking, Settlement.Nothing(refund.Currency) with { Refund = refund });

    /// <summary>A refund that one of the payments bears alone.</summary>
    public static ImmutableArray<PaymentPart>? OfRefund(BookingState booking, Money refund, Guid payment) =>
        booking.Extras.IsEmpty ? null : [new PaymentPart(payment, Settlement.Nothing(refund.Currency) with { Refund = refund })];

    /// <summary>The parts that an event speaks of; null where there is one payment, or no money moves.</summary>
    public static ImmutableArray<PaymentPart>? In(BookingEvent happened) => happened switch
    {
        BookingCancelled e => e.Parts,
        BookingSeatsCancelled e => e.Parts,
        BookingRefunded e => e.Parts,
        BookingReleased e => e.Parts,
        BookingMilestoneReleased e => e.Parts,
        BookingNoShowUpheld e => e.Parts,
        BookingChanged e => e.Parts,
        _ => null,
    };

    /// <summary>Whether what goes back does so because the provider wished it, cancelled, or did not come.</summary>
    public static bool IsProviders(BookingEvent happened) =>
        happened is BookingCancelled { By: BookingSide.Provider } or BookingRefunded { By: BookingSide.Provider } or BookingNoShowUpheld { Absent: BookingSide.Provider };

    /// <summary>What is left of each payment afterwards.</summary>
    public static BookingState Evolve(BookingState booking, BookingEvent happened) =>
        In(happened) is not { } parts ? booking : booking with
        {
            Extras = [.. booking.Extras.Select(extra => extra with { Left = extra.Left - TakenFrom(parts, extra) })],
        };

    /// <summary>What of one payment is neither given back nor earned.</summary>
    public static Money LeftOf(BookingState booking, Guid payment) =>
        booking.Extras.FirstOrDefault(extra => extra.PaymentId == payment)?.Left ?? SaleLeft(booking);

    /// <summary>The platform's coupon is earned with the oldest payment of which something stays: one that went back whole earns nothing.</summary>
    private static int Funded(ImmutableArray<(Guid Payment, Money Left)> payments, Money[] refunds)
    {
        for (var index = 0; index < refunds.Length; index++)
        {
            if (payments[index].Left > refunds[index])
            {
                return index;
            }
        }

        return 0;
    }

    private static Money TakenFrom(ImmutableArray<PaymentPart> parts, ExtraPayment extra) =>
        parts.FirstOrDefault(part => part.PaymentId == extra.PaymentId)?.Settlement.Whole ?? Money.Zero(extra.Left.Currency);

    private static Money SaleLeft(BookingState booking) => booking.Extras.Aggregate(BookingMoney.Held(booking), (left, extra) => left - extra.Left);

    /// <summary>From the newest payment first: what was added last is what is taken off, and a young charge is the easiest to refund.</summary>
    private static Money[] Refunds(ImmutableArray<(Guid Payment, Money Left)> payments, Money refund)
    {
        var refunds = new Money[payments.Length];
        for (var newest = payments.Length - 1; newest >= 0; newest--)
        {
            refunds[newest] = Money.Min(payments[newest].Left, refund);
            refund -= refunds[newest];
        }

        return refunds;
    }
}
