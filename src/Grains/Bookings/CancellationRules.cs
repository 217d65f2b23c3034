namespace Marketplace.Bookings;

/// <summary>Applies a cancellation policy: the first tier that holds decides; none means that nothing is given back.</summary>
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
    public static PolicyRefund Refund(BookingTerms terms, DateTimeOffset anchor, DateTimeOffset bookedAt, DateTimeOffset now) =>
        Shared(terms, OfWhole(WithoutPlatform(terms), anchor, bookedAt, now));

    /// <summary>What is left for a customer who did not come: what cancelling at the start would have given back, less the rest of the fee.</summary>
    public static PolicyRefund RefundOfAbsent(BookingTerms terms, DateTimeOffset anchor, DateTimeOffset bookedAt) =>
        Shared(terms, OfAbsent(WithoutPlatform(terms), anchor, bookedAt));

    /// <summary>A policy speaks of the whole price, because the provider earns as if there were no coupon of the platform.</summary>
    private static BookingTerms WithoutPlatform(BookingTerms terms) =>
        terms.PlatformPays() is { IsPositive: true } coupon ? terms with { Total = terms.Total + coupon, Coupon = null } : terms;

    /// <summary>What it gives back of the price is the customer's and the coupon's, in the proportions in which they pay it.</summary>
    private static PolicyRefund Shared(BookingTerms terms, PolicyRefund whole)
    {
        if (!terms.PlatformPays().IsPositive)
        {
            return whole;
        }

        var theirs = whole.Base.Times((terms.Total - terms.CustomerFee).Amount, terms.Price().Amount);
        return whole with { Base = theirs, Coupon = whole.Base - theirs };
    }

    private static PolicyRefund OfWhole(BookingTerms terms, DateTimeOffset anchor, DateTimeOffset bookedAt, DateTimeOffset now)
    {
        var lead = anchor - now;
        var age = now - bookedAt;
        foreach (var tier in terms.Policy.Tiers)
        {
            if (lead >= tier.MinimumLead && (tier.WithinOfBooking is not { } grace || age <= grace))
            {
                return RefundOf(terms, tier);
            }
        }

        var nothing = Money.Zero(terms.Total.Currency);
        return new PolicyRefund(NoTier, nothing, nothing);
    }

    private static PolicyRefund OfAbsent(BookingTerms terms, DateTimeOffset anchor, DateTimeOffset bookedAt)
    {
        var @base = terms.Total - terms.CustomerFee - (terms.Deposit ?? Money.Zero(terms.Total.Currency));
        var most = @base - Money.Min(@base, (terms.Total - terms.CustomerFee).Share(terms.NoShow().FeePercent * 100));
        var refund = OfWhole(terms, anchor, bookedAt, terms.Start);
        var whole = Money.Min(refund.Whole, most);
        var price = Money.Min(refund.Base, whole);
        return new PolicyRefund(refund.Tier, price, whole - price);
    }

    private static PolicyRefund RefundOf(BookingTerms terms, CancellationTier tier)
    {
        var @base = terms.Total - terms.CustomerFee;
        var retained = Money.Min(@base, tier.RetainedAmount ?? (UnitPrice(terms) * tier.RetainedUnits));
        var refund = (@base - retained).Share(tier.RefundPercent * 100);
        var most = tier.Deposit is DepositRule.Kept && terms.Deposit is { } deposit ? @base - deposit : @base;
        return new PolicyRefund(tier.Name, Money.Min(refund, most), terms.CustomerFee.Share(tier.FeeRefundPercent * 100));
    }

    /// <summary>
    /// One unit of what is booked, as rules made it dearer or cheaper on average: an hour, a night, a seat; where the price is fixed all of it,
    /// but for add-ons. What was agreed on or is a package's has no units, and counts whole. A coupon makes every unit cheaper alike,
    /// and a tax that is added dearer.
    /// </summary>
    private static Money UnitPrice(BookingTerms terms)
    {
        var ruled = Money.Zero(terms.Total.Currency);
        PriceLine? unit = null;
        foreach (var line in terms.Lines)
        {
            if (line is { Kind: "base" or "pricing_rule", PaidBy: PriceParty.Customer })
            {
                ruled += line.Amount;
                unit ??= line.Kind is "base" ? line : null;
            }
        }

        if (unit is null)
        {
            return terms.Total;
        }

        var listed = unit.Amount.IsPositive ? unit.UnitPrice.Times(ruled.Amount, unit.Amount.Amount) : unit.UnitPrice;
        var net = (terms.Total - terms.CustomerFee).Amount;
        var before = net - terms.TaxAdded().Amount + (terms.Coupon?.Discount.Amount ?? 0);
        return before == net ? listed : listed.Times(net, before);
    }
}

/// <summary>What a policy gives back.</summary>
/// <param name="Tier">Which of its tiers.</param>
/// <param name="Base">Of the price.</param>
/// <param name="Fee">Of the customer's fee. The rest of the fee stays the platform's.</param>
/// <param name="Coupon">What of a coupon of the platform is not needed then; null where there is none.</param>
internal readonly record struct PolicyRefund(string Tier, Money Base, Money Fee, Money? Coupon = null)
{
    /// <summary>To the customer.</summary>
    public Money Whole => Base + Fee;
}
