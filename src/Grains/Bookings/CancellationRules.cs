namespace Marketplace.Bookings;

/// <summary>Applies a cancellation policy: the first tier that holds decides; none means that nothing is given back. A deposit never is.</summary>
internal static class CancellationRules
{
    /// <summary>No tier of the policy holds.</summary>
    public const string NoTier = "none";

    /// <summary>Cancelled before any money was taken.</summary>
    public const string NotCharged = "not_charged";

    /// <summary>Nothing was delivered in time: no policy speaks of that, and nobody pays for it.</summary>
    public const string Overdue = "overdue";

    /// <param name="terms">With the policy as it was at the sale.</param>
    /// <param name="anchor">The earliest start ever agreed.</param>
    /// <param name="bookedAt">When it was booked, for tiers with a grace period.</param>
    /// <param name="now">The moment of cancelling. A boundary belongs to the better tier.</param>
    public static (string Tier, Money Refund) Refund(BookingTerms terms, DateTimeOffset anchor, DateTimeOffset bookedAt, DateTimeOffset now)
    {
        var lead = anchor - now;
        var age = now - bookedAt;
        foreach (var tier in terms.Policy.Tiers)
        {
            if (lead >= tier.MinimumLead && (tier.WithinOfBooking is not { } grace || age <= grace))
            {
                return (tier.Name, RefundOf(terms, tier));
            }
        }

        return (NoTier, Money.Zero(terms.Total.Currency));
    }

    /// <summary>What is left for a customer who did not come: what cancelling at the start would have given back, less the rest of the fee.</summary>
    public static Money RefundOfAbsent(BookingTerms terms, DateTimeOffset anchor, DateTimeOffset bookedAt)
    {
        var @base = terms.Total - terms.CustomerFee - (terms.Deposit ?? Money.Zero(terms.Total.Currency));
        var most = @base - Money.Min(@base, (terms.Total - terms.CustomerFee).Share(terms.NoShow().FeePercent * 100));
        return Money.Min(Refund(terms, anchor, bookedAt, terms.Start).Refund, most);
    }

    private static Money RefundOf(BookingTerms terms, CancellationTier tier)
    {
        var @base = terms.Total - terms.CustomerFee;
        var retained = Money.Min(@base, UnitPrice(terms) * tier.RetainedUnits);
        var refund = (@base - retained).Share(tier.RefundPercent * 100);
        return Money.Min(refund, @base - (terms.Deposit ?? Money.Zero(@base.Currency))) + terms.CustomerFee.Share(tier.FeeRefundPercent * 100);
    }

    /// <summary>One unit of what is booked: an hour, a night, a seat; the whole price where it is fixed.</summary>
    private static Money UnitPrice(BookingTerms terms)
    {
        foreach (var line in terms.Lines)
        {
            if (line is { Kind: "base", PaidBy: PriceParty.Customer })
            {
                return line.UnitPrice;
            }
        }

        return terms.Total;
    }
}
