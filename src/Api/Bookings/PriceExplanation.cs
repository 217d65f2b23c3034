using Marketplace.Coupons;
using Marketplace.Listings;
using Marketplace.SecurityDeposits;

namespace Marketplace.Bookings;

/// <summary>How a price came about, line by line. What the customer pays sums to the total, what the provider gets to what they earn.</summary>
/// <param name="Total">What the customer pays.</param>
/// <param name="ProviderEarns">What the provider gets.</param>
/// <param name="Lines">What both are made of.</param>
/// <param name="Milestones">The price by milestones; empty where there are none.</param>
/// <param name="DueNow">What of the total is paid at the sale.</param>
/// <param name="DueLater">What of it is paid later; null where nothing is.</param>
/// <param name="BalanceDueAt">When that is.</param>
/// <param name="Tax">What of it is tax on the service.</param>
/// <param name="SecurityDeposit">Held besides the total in case something is damaged: no part of the price, in no line and no sum. Null where nothing is.</param>
/// <param name="Version">Of what it is the price.</param>
internal sealed record PriceExplanation(
    Money Total,
    Money ProviderEarns,
    ImmutableArray<ExplainedLine> Lines,
    IReadOnlyList<MilestonePrice> Milestones,
    Money DueNow,
    Money? DueLater,
    DateTimeOffset? BalanceDueAt,
    PriceTaxBody? Tax,
    AgreedSecurityBody? SecurityDeposit,
    long Version)
{
    public static PriceExplanation Of(BookingView view) => Of(view.Terms, view.Terms.Lines, view.Version);

    /// <summary>The last offer, whoever made it.</summary>
    public static PriceExplanation Of(BookingView view, BookingOffer offer) => Of(offer.Terms, offer.Terms.Lines, view.Version);

    /// <summary>A quote never changes. What the platform takes of it is nobody's business but the provider's.</summary>
    public static PriceExplanation Of(QuoteView quote, Actor reader) => Of(
        quote.Terms,
        reader.IsStaff || reader.ActsFor(quote.Terms.ProviderId) ? quote.Terms.Lines : quote.Terms.Lines.Where(line => line.PaidBy is PriceParty.Customer),
        version: 1);

    private static PriceExplanation Of(BookingTerms terms, IEnumerable<PriceLine> lines, long version) =>
        new(terms.Total, terms.ProviderEarns, [.. lines.Select(line => Explain(terms, line))], MilestonePrice.All(terms), terms.DueNow(), terms.DueLater(), terms.BalanceDueAt(), PriceTaxBody.Of(terms), AgreedSecurityBody.Of(terms), version);

    private static ExplainedLine Explain(BookingTerms terms, PriceLine line) =>
        line.Kind is "coupon" ? Reasoned(terms, line) with { FundedBy = terms.Coupon?.Funder } : Reasoned(terms, line);

    private static ExplainedLine Reasoned(BookingTerms terms, PriceLine line)
    {
        var (price, paid) = (Untaxed(terms, terms.Price()), Untaxed(terms, terms.Total - terms.CustomerFee));
        return (line.Kind, terms.Rates) switch
        {
            _ when line.Share is { } share => new(
                line, line.Amount == share.Of.Share(share.BasisPoints) ? PriceRule.Share : PriceRule.Cut, share.Of, share.BasisPoints),
            ("base" or "addon" or "pricing_rule", _) => new(line, line.UnitPrice * line.Quantity == line.Amount ? PriceRule.UnitPrice : PriceRule.UnitPriceByTheMinute),
            ("coupon", _) => new(line, line.Amount == line.UnitPrice ? PriceRule.Fixed : PriceRule.Cut),
            ("package", _) => new(line, PriceRule.PackageShare),
            ("customer_fee", { } rates) => new(
                line,
                RuleOf(line.Amount, paid, rates.CustomerFeeBasisPoints, rates.FeeFixed, rates.FeeFloor, rates.FeeCap),
                paid,
                ShareOf(rates.FeeFixed, rates.CustomerFeeBasisPoints),
                RuleId: rates.FeeRuleId,
                RulesVersion: rates.RulesVersion),
            ("commission", { } rates) => new(
                line,
                RuleOf(-line.Amount, price, rates.CommissionBasisPoints, rates.Fixed, rates.Floor, rates.Cap),
                price,
                ShareOf(rates.Fixed, rates.CommissionBasisPoints),
                rates.CommissionRule,
                rates.RuleId,
                rates.RulesVersion),
            ("commission_tax", { } rates) => new(line, PriceRule.Share, terms.Commission, rates.TaxBasisPoints),
            ("customer_fee" or "commission" or "commission_tax", _) => new(line, PriceRule.AsSold),
            _ => new(line, PriceRule.Agreed),
        };
    }

    /// <summary>The platform takes nothing of a tax.</summary>
    private static Money Untaxed(BookingTerms terms, Money part) => terms.Tax?.Of(part, terms.Price()) is { Amount: var tax } ? part - tax : part;

    private static PriceRule RuleOf(Money amount, Money price, int basisPoints, Money? whole, Money? floor, Money? cap) =>
        amount == (whole ?? price.Share(basisPoints)) ? whole is null ? PriceRule.Share : PriceRule.Fixed
        : amount == cap ? PriceRule.Cap
        : amount == floor ? PriceRule.Floor
        : PriceRule.WholePrice;

    private static int? ShareOf(Money? whole, int basisPoints) => whole is null ? basisPoints : null;
}

/// <summary>One line of a price, and why it is what it is.</summary>
/// <param name="Line">The line.</param>
/// <param name="Rule">How its amount came about.</param>
/// <param name="Of">What a share is taken of.</param>
/// <param name="BasisPoints">Hundredths of a percent of that, rounded half up to the minor unit.</param>
/// <param name="Category">For which category the rate is; null where it is for none.</param>
/// <param name="RuleId">The rule of `/admin/commission-rules` that it comes from.</param>
/// <param name="RulesVersion">The version of those rules at the sale; 0 is the configuration.</param>
/// <param name="FundedBy">Of a coupon, who bears what it takes off: the `provider`, or the `platform`, of whose coupon the provider's earning knows nothing.</param>
internal sealed record ExplainedLine(
    PriceLine Line,
    PriceRule Rule,
    Money? Of = null,
    int? BasisPoints = null,
    string? Category = null,
    string? RuleId = null,
    long? RulesVersion = null,
    CouponFunder? FundedBy = null);

/// <summary>How an amount came about.</summary>
internal enum PriceRule
{
    /// <summary>Unit price times quantity.</summary>
    UnitPrice,

    /// <summary>The unit price for what of the last unit is used, rounded half up.</summary>
    UnitPriceByTheMinute,

    /// <summary>Both sides agreed on it, in an offer or a change order.</summary>
    Agreed,

    /// <summary>The price of a package by its sessions; the last one takes what does not divide.</summary>
    PackageShare,

    /// <summary>A share of something else.</summary>
    Share,

    /// <summary>An amount for each unit that was sold, or for the booking, whatever the price.</summary>
    Fixed,

    /// <summary>It would be less than the least.</summary>
    Floor,

    /// <summary>It would be more than the most.</summary>
    Cap,

    /// <summary>The least would be more than the price.</summary>
    WholePrice,

    /// <summary>The share or amount would be more than is left of the price.</summary>
    Cut,

    /// <summary>As it was computed at the sale, before rates were kept.</summary>
    AsSold,
}
