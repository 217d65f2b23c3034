using Marketplace.Bookings;
using Marketplace.Coupons;
using Marketplace.Ledger;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What holds of coupons that the platform pays for, computed apart from the rules: it pays its part of what is earned, and of nothing else.</summary>
internal static class SponsorLaws
{
    public static IEnumerable<string> Judge(Town town) => [.. Parts(town.Watch.History), .. Back(town.Watch.History), .. Posted(town)];

    /// <summary>Of whatever provider and platform get of a price its part is the one that it had at the sale, a unit of rounding for each step away.</summary>
    private static IEnumerable<string> Parts(History history)
    {
        foreach (var booking in history.Steps.Where(step => step.Step.After is BookingState { Terms.Coupon: not null }).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            var (refunds, steps, isOtherPrice) = (0, 0, false);
            foreach (var step in booking)
            {
                steps += step.Step.Event is BookingSeatsCancelled or BookingRefunded ? 1 : 0;
                refunds += step.Step.Event is BookingRefunded ? 1 : 0;
                isOtherPrice |= step.Step.Event is BookingChanged && refunds > 0;
                var (settled, isByPolicy) = step.Step.Event switch
                {
                    BookingReleased e => (e.Settlement, false),
                    BookingNoShowUpheld e => (e.Settlement, e.Absent is BookingSide.Customer),
                    BookingCancelled { Tier: not "not_charged" } e => (e.Settlement, e.By is BookingSide.Customer || e.Reason is "The balance was not paid in time." or "The security deposit was not paid in time."),
                    _ => default,
                };

                // A policy gives back what it would have without the refunds before it, as far as there is something left; and a refund took its
                // part of what it cost then, whatever it was made to cost afterwards.
                if (settled is null || (isByPolicy && steps > 0) || isOtherPrice || ((BookingState)step.Step.Before).Terms is not { } terms)
                {
                    continue;
                }

                var paid = terms.Coupon!.Funder is CouponFunder.Platform ? terms.Coupon.Discount.Amount : 0;
                var (price, earned, coupon) = (terms.Total.Amount - terms.CustomerFee.Amount + paid, (settled.Provider + settled.Commission + settled.CommissionTax).Amount, settled.Coupon?.Amount ?? 0);
                if (Int128.Abs(((Int128)coupon * price) - ((Int128)paid * earned)) > (Int128)price * (2 + (2 * steps)) * Rounding.StepOf(terms.Total.Currency))
                {
                    yield return $"{booking.Key}@{step.Step.Version}: the platform pays {paid} of {price}, and {coupon} of the {earned} that are earned after {refunds} refunds";
                }

                if (step.Step.Event is BookingReleased && steps == 0 && (coupon != paid || settled.Provider != terms.ProviderEarns))
                {
                    yield return $"{booking.Key}@{step.Step.Version}: {settled} of {terms.ProviderEarns} for the provider with {terms.Coupon}";
                }
            }
        }
    }

    /// <summary>What goes back after it was earned takes the same part of the coupon with it, to the rounded unit, and all of it with the last.</summary>
    private static IEnumerable<string> Back(History history)
    {
        foreach (var payment in history.Steps.Where(step => step.Step.After is PaymentState).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            var (own, coupon) = (0L, 0L);
            foreach (var step in payment)
            {
                var (given, back) = step.Step.Event switch
                {
                    PaymentReturnWanted e => (e.Refund.Amount - (e.Goodwill?.Amount ?? 0), e.Coupon?.Amount ?? 0),
                    PaymentChargebackSettled e => ((e.Provider + e.Commission + e.CommissionTax + e.CustomerFee).Amount - (e.Coupon?.Amount ?? 0), e.Coupon?.Amount ?? 0),
                    _ => default,
                };
                if (step.Step.Event is PaymentEarned earned)
                {
                    (own, coupon) = ((earned.Provider + earned.Commission + earned.CommissionTax + earned.CustomerFee).Amount - (earned.Coupon?.Amount ?? 0), earned.Coupon?.Amount ?? 0);
                }
                else if (given > 0 && Int128.Abs(((Int128)back * own) - ((Int128)coupon * given)) * 2 > (Int128)own * Rounding.StepOf(((PaymentState)step.Step.After).Amount.Currency))
                {
                    yield return $"{payment.Key}@{step.Step.Version}: {given} of {own} go back, and {back} of the {coupon} that the platform paid";
                }

                (own, coupon) = (own - given, coupon - back);
            }
        }
    }

    /// <summary>The expense in the books of each booking is what is earned by then of its coupon, never more than that takes off.</summary>
    private static IEnumerable<string> Posted(Town town)
    {
        var posted = town.Database.Ledger.Values.SelectMany(row => row.Transaction.Legs).Where(leg => leg.Account == Accounts.CouponExpense)
            .GroupBy(leg => leg.Owner, leg => leg.Amount.Amount).ToDictionary(same => same.Key, same => same.Sum());
        var left = town.Watch.History.Last<PaymentState>().GroupBy(payment => payment.State.BookingId, payment => payment.State.CouponShare).ToDictionary(same => same.Key, same => same.Sum());
        var terms = town.Watch.History.Last<BookingState>().ToDictionary(booking => booking.Id.GetGuidKey(), booking => booking.State.Terms);
        foreach (var (booking, expense) in posted)
        {
            var most = terms[booking]?.Coupon is { Funder: CouponFunder.Platform } ours ? ours.Discount.Amount : 0;
            if (expense != left[booking] || expense < 0 || expense > most)
            {
                yield return $"{booking} cost the platform {expense}, of at most {most}, and its payments say {left[booking]}";
            }
        }

        foreach (var (booking, share) in left.Where(share => share.Value != posted.GetValueOrDefault(share.Key)))
        {
            yield return $"the platform paid {share} of {booking}, and the books do not say so";
        }
    }
}
