using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>
/// Divides a price over the milestones of an offer: each takes its amount of what provider and platform get, from the first on, and its
/// part of tax and customer's fee by largest remainder. Milestones and shares both sum exactly, and floors and caps of the commission count once.
/// </summary>
internal static class MilestoneSplit
{
    public static ImmutableArray<MilestoneTerms> Of(ImmutableArray<OfferMilestone> milestones, PriceSplit split)
    {
        Money[] shares = [split.ProviderEarns, split.Commission, split.Tax];
        long[] weights = [.. milestones.Select(milestone => milestone.Amount.Amount)];
        var fees = split.Fee.Split(weights);
        var tax = split.ServiceTax?.Amount ?? Money.Zero(split.Fee.Currency);
        var taxes = split.TaxedOf is null ? tax.SplitExactly(weights) : tax.Split(weights);
        return
        [
            .. milestones.Select((milestone, index) =>
            {
                var (taxed, fee) = (taxes[index], fees[index]);
                var amount = split.TaxedOf is null ? milestone.Amount : milestone.Amount + taxed;
                var mine = Shares.Take(shares, amount);
                return new MilestoneTerms(
                    index + 1,
                    milestone.Title,
                    milestone.Description,
                    amount,
                    amount + fee,
                    mine[0],
                    mine[1],
                    mine[2],
                    fee,
                    milestone.DueAt,
                    milestone.DueAfter,
                    taxed.IsPositive ? split.ServiceTax! with { Amount = taxed } : null);
            }),
        ];
    }
}
