using Marketplace.Bookings;

namespace Marketplace.Simulations;

/// <summary>What holds of the customer's fee, computed apart from the rules: none of it is ever the provider's, however a booking ends. What it comes to is judged by <see cref="CommissionLaws"/>.</summary>
internal static class FeeLaws
{
    public static IEnumerable<Violation> Judge(Town town) => Ends(town.Watch.History);

    /// <summary>
    /// What was not given back of it is the platform's. Refunds that no policy names are of price and fee in proportion, so bookings that
    /// had one are left to the sums. Where a change order took more off than was paid of the price by then, less than the fee is held.
    /// </summary>
    private static IEnumerable<Violation> Ends(History history)
    {
        foreach (var booking in history.Steps.Where(step => step.Step.After is BookingState).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            var back = 0L;
            foreach (var step in booking.TakeWhile(step => step.Step.Event is not BookingRefunded))
            {
                if (step.Step.Event is BookingSeatsCancelled given)
                {
                    back += given.FeeRefund!.Value.Amount;
                }

                if (Kept(step, back) is { } kept && kept.Expected != kept.Settlement.CustomerFee.Amount)
                {
                    yield return new Violation("fees", $"{step.Stream}@{step.Step.Version}: {kept.Settlement} leaves {kept.Expected} of the fee");
                }
            }
        }
    }

    /// <returns>Null where nothing is settled, or a policy divides what seats that were given up have left.</returns>
    private static (Settlement Settlement, long Expected)? Kept(Committed step, long back)
    {
        var before = (BookingState)step.Step.Before;
        var (terms, fee) = (before.Terms, FeeOf(before));
        return (step.Step.Event, terms) switch
        {
            (_, null or { Mode: BookingMode.Unpaid } or { Credit: not null }) => null,
            (BookingReleased e, _) => (e.Settlement, fee - back),
            (BookingMilestoneReleased e, _) => (e.Settlement, fee),
            (BookingNoShowUpheld { Absent: BookingSide.Provider } e, _) => (e.Settlement, 0),
            (BookingCancelled { Tier: "not_charged" }, _) => null,
            (BookingCancelled { By: not BookingSide.Customer, Reason: not ("The balance was not paid in time." or "The security deposit was not paid in time.") } e, _) => (e.Settlement, 0),
            (BookingCancelled e, _) when back == 0 && before.SeatsGivenUp == 0 =>
                (e.Settlement, e.Tier == "overdue" ? 0 : Math.Min(MilestoneLaws.Held(before), fee - Rounding.Share(fee, BackOf(terms, e.Tier, e.At - before.SoldAt), terms.Total.Currency))),
            _ => null,
        };
    }

    /// <summary>Of the milestone in work, where there are some: nothing while that is not paid.</summary>
    private static long FeeOf(BookingState booking) =>
        booking.Milestones?.Items.FirstOrDefault(item => item.AcceptedAt is null) is not { } current ? booking.Terms?.CustomerFee.Amount ?? 0
        : current.FundedAt is null ? 0
        : booking.Terms!.Milestones!.Value[current.Number - 1].CustomerFee.Amount;

    /// <summary>Two tiers may have one name, when one of them holds for a while after booking only.</summary>
    private static int BackOf(BookingTerms terms, string tier, TimeSpan age) =>
        terms.Policy.Tiers.FirstOrDefault(known => known.Name == tier && (known.WithinOfBooking is not { } grace || age <= grace))?.FeeRefundPercent * 100 ?? 0;
}
