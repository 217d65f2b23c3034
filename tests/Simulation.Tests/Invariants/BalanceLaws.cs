using Marketplace.Bookings;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What holds of balances, computed apart from the rules.</summary>
internal static class BalanceLaws
{
    public static IEnumerable<Violation> Judge(History history) =>
    [
        .. history.Steps.Where(step => step.Step.After is BookingState { Terms.Balance: not null })
            .GroupBy(step => step.Step.Stream, StringComparer.Ordinal)
            .SelectMany(booking => Life(booking.Key, [.. booking])),
        .. Payments(history),
        .. CardLaws.Judge(history),
    ];

    /// <summary>Asked for when it is due, paid once, before anything is done; unpaid the booking ends by its policy and no sooner than was promised.</summary>
    private static IEnumerable<Violation> Life(string stream, Committed[] steps)
    {
        var (asked, paid) = (default(DateTimeOffset?), false);
        foreach (var step in steps)
        {
            var (before, after) = ((BookingState)step.Step.Before, (BookingState)step.Step.After);
            var (terms, at) = (after.Terms!, step.Write.At);
            var wrong = step.Step.Event switch
            {
                BookingBalanceAsked e => asked is not null || paid || at < terms.Start - terms.Balance!.DueBefore || e.Due != terms.Balance.Due,
                BookingBalancePaid e => asked is null || paid || e.Amount != terms.Balance!.Due,
                BookingCancelled { By: BookingSide.Platform, Reason: "The balance was not paid in time." } e =>
                    paid || asked is null || at < Earliest(before, asked.Value) || e.Settlement.Refund.Amount != Promised(before, at),
                BookingStarted or BookingCompleted or BookingReleased or BookingDelivered or BookingNoShowReported or BookingComplained or BookingCheckedIn => !paid,
                _ => false,
            };
            if (wrong)
            {
                yield return new Violation("balances", $"{stream}@{step.Step.Version}: {step.Step.Event}, asked for {asked:u}, {(paid ? "paid" : "unpaid")}");
            }

            asked = step.Step.Event is BookingBalanceAsked ? at : asked;
            paid |= step.Step.Event is BookingBalancePaid;
        }

        if (steps[^1].Step.After is BookingState { Status: BookingStatus.Confirmed } && asked is not null && !paid)
        {
            yield return new Violation("balances", $"{stream} was asked for its balance at {asked:u} and waits for it for ever");
        }
    }

    /// <summary>The time that the terms promise, where the start leaves it.</summary>
    private static DateTimeOffset Earliest(BookingState booking, DateTimeOffset asked)
    {
        var (start, promised) = (booking.Terms!.Start, asked + booking.Terms.Balance!.PayWithin);
        return promised < start ? promised : start;
    }

    /// <summary>What the policy gives back of the whole price, less what was never paid of it.</summary>
    private static long Promised(BookingState booking, DateTimeOffset at)
    {
        var terms = booking.Terms!;
        var (lead, age, theirs) = (booking.PolicyAnchor - at, at - booking.SoldAt, (terms.Total - terms.CustomerFee).Amount);
        var price = theirs + (terms.Coupon is { Funder: Coupons.CouponFunder.Platform } coupon ? coupon.Discount.Amount : 0);
        var tier = terms.Policy.Tiers.FirstOrDefault(tier => lead >= tier.MinimumLead && (tier.WithinOfBooking is not { } grace || age <= grace));
        if (tier is null || tier.RetainedUnits > 0 || tier.RetainedAmount is not null)
        {
            // What a unit is, the laws of policies know; here no more may go back than the share says.
            return tier is null ? 0 : CancellationRules.Refund(terms, booking.PolicyAnchor, booking.SoldAt, at).Whole.Amount is var whole && whole > terms.Balance!.Due.Amount
                ? Math.Min(whole - terms.Balance.Due.Amount, Held(booking)) : 0;
        }

        var share = Rounding.Share(price, tier.RefundPercent * 100, terms.Total.Currency);
        var fee = Rounding.Share(terms.CustomerFee.Amount, tier.FeeRefundPercent * 100, terms.Total.Currency);
        var most = tier.Deposit is DepositRule.Kept ? price - terms.Deposit!.Value.Amount : price;
        var part = Rounding.ToStep((Int128)Math.Min(share, most) * theirs, price, terms.Total.Currency);
        return Math.Clamp(part + fee - terms.Balance!.Due.Amount, 0, Held(booking));
    }

    private static long Held(BookingState booking) => MilestoneLaws.Held(booking);

    /// <summary>What was paid for a balance is divided with the booking, and what was paid for nothing goes back whole.</summary>
    private static IEnumerable<Violation> Payments(History history)
    {
        var paid = history.All<BookingBalancePaid>().ToLookup(one => one.Event.PaymentId);
        foreach (var (id, payment) in history.Last<PaymentState>().Where(payment => payment.State.Purpose is PaymentPurpose.Balance))
        {
            // What a bank keeps stands for what was promised, and is taken of what was earned.
            var earned = payment.ProviderShare + payment.PlatformShare + (payment.Chargebacks?.SharesSettled ?? 0);
            var taken = paid[id.GetGuidKey()].ToArray();
            if (payment.Captured + payment.Goodwill != payment.RefundsPromised + (payment.Chargebacks?.RefundsSettled ?? 0) + earned
                || taken.Length > 1 || (taken.Length == 0 && earned != 0) || taken.Any(one => one.Event.Amount.Amount != payment.Captured))
            {
                yield return new Violation("balances", $"{id}: {payment.Captured} were paid, {payment.RefundsPromised} go back, {earned} are earned, and the booking took it {taken.Length} times");
            }
        }
    }
}
