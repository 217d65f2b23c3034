using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What is wrong with the milestones of an offer; each a sentence about them.</summary>
internal static class MilestoneFaults
{
    /// <param name="offer">With milestones, and lines that are a price.</param>
    /// <param name="milestones">Of the offer.</param>
    public static string? Of(OfferQuery offer, ImmutableArray<OfferMilestone> milestones)
    {
        var price = offer.Lines.Sum(line => line.Amount.Amount);
        return milestones.Length is 0 or > OfferMilestone.Maximum ? $"must be 1 to {OfferMilestone.Maximum}"
            : offer.Deposit is not null ? "must not stand beside a deposit: what is paid first is the first milestone"
            : milestones.Any(milestone => milestone.Amount.Currency != offer.Lines[0].Amount.Currency) ? $"must be in {offer.Lines[0].Amount.Currency}, as the lines are"
            : milestones.Any(milestone => milestone.Amount.Amount is <= 0 or > Money.Limit) ? "must be amounts that a payment can be"
            : milestones.Sum(milestone => milestone.Amount.Amount) is var sum && sum != price ? $"must sum to the lines, {price}, and sum to {sum}"
            : milestones.Any(milestone => milestone is { DueAt: not null, DueAfter: not null }) ? "must be due at a time or after a time, not both"
            : milestones.Any(milestone => milestone.DueAt < offer.Start) ? "must not be due before the work begins"
            : milestones.Any(milestone => milestone.DueAfter is { } after && (after <= TimeSpan.Zero || after > OfferMilestone.LongestDueAfter))
                ? "must be due after a time that a piece of work can take"
            : !InOrder(milestones) ? "must be due in their order"
            : null;
    }

    private static bool InOrder(ImmutableArray<OfferMilestone> milestones)
    {
        var last = DateTimeOffset.MinValue;
        foreach (var due in milestones.Where(milestone => milestone.DueAt is not null).Select(milestone => milestone.DueAt!.Value))
        {
            if (due < last)
            {
                return false;
            }

            last = due;
        }

        return true;
    }
}
