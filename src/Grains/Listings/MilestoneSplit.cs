using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>
/// Divides a price over the milestones of an offer: each takes its amount of what provider and platform get, from the first on, and its
/// part of the customer's fee by largest remainder. Milestones and shares both sum exactly, and floors and caps of the commission count once.
/// </summary>
internal static class MilestoneSplit
{
    public static ImmutableArray<MilestoneTerms> Of(ImmutableArray<OfferMilestone> milestones, PriceSplit split)
    {
        Money[] shares = [split.ProviderEarns, split.Commission, split.Tax];
        var fees = split.Fee.Split([.. milestones.Select(milestone => milestone.Amount.Amount)]);
        return
        [
            .. milestones.Select((milestone, index) =>
            {
                var (mine, fee) = (Shares.Take(shares, milestone.Amount), fees[index]);
                return new MilestoneTerms(
                    index + 1,
                    milestone.Title,
                    milestone.Description,
                    milestone.Amount,
                    milestone.Amount + fee,
                    mine[0],
                    mine[1],
                    mine[2],
                    fee,
                    milestone.DueAt,
                    milestone.DueAfter);
            }),
        ];
    }
}
