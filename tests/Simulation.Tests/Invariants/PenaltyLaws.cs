using Marketplace.Bookings;
using Marketplace.Coupons;
using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Simulations;

/// <summary>A provider who does not keep a booking pays what was agreed when it was sold, once, and nobody else pays anything; computed apart from the rules.</summary>
internal static class PenaltyLaws
{
    public static IEnumerable<Violation> Judge(History history) =>
        from fault in (IEnumerable<string>)[.. Amounts(history), .. Paid(history), .. Listed(history)]
        select new Violation("penalties", fault);

    private static IEnumerable<string> Amounts(History history)
    {
        foreach (var step in history.Steps)
        {
            (bool IsTheirs, Money? Penalty, DateTimeOffset At)? ended = step.Step.Event switch
            {
                BookingCancelled e => (e.By is BookingSide.Provider && Stood((BookingState)step.Step.Before!), e.Penalty, e.At),
                BookingNoShowUpheld e => (e.Absent is BookingSide.Provider, e.Penalty, DateTimeOffset.MaxValue),
                _ => null,
            };
            if (ended is not { } end)
            {
                continue;
            }

            var before = (BookingState)step.Step.Before!;
            var terms = before.Terms!;
            var percent = end.IsTheirs && terms is { Mode: not BookingMode.Unpaid, Credit: null } ? Percent(terms.Process?.Penalty, before.PolicyAnchor, end.At) : 0;
            var price = terms.Total.Amount - terms.CustomerFee.Amount + (terms.Coupon is { Funder: CouponFunder.Platform } coupon ? coupon.Discount.Amount : 0);
            var paid = end.Penalty?.Amount ?? 0;

            // Of what is paid in parts, or went back in part before, only what was still to be done counts.
            var whole = Rounding.ToStep(price * percent, 100, terms.Total.Currency);
            var isWhole = terms is { Milestones: null, Balance: null } && before is { Refunded: 0, SeatsGivenUp: 0 } && before.Extras.IsEmpty;
            if (end.Penalty is { IsPositive: false } || paid > whole || (isWhole && paid != whole))
            {
                yield return $"{step.Stream} cost its provider {paid}, and {percent} % of {price} are {whole}";
            }
        }
    }

    /// <summary>What was agreed and paid for; what nobody had answered yet, or paid in time, costs nobody anything.</summary>
    private static bool Stood(BookingState booking) =>
        booking.Status is not (BookingStatus.Inquiry or BookingStatus.Quoted or BookingStatus.PendingPayment or BookingStatus.PaymentExpired or BookingStatus.Requested);

    private static int Percent(PenaltyTerms? terms, DateTimeOffset start, DateTimeOffset at)
    {
        var hours = at >= start ? 0 : (start - at).TotalHours;
        return terms is null ? 0 : terms.Tiers.Where(tier => tier.MinimumNotice.TotalHours <= hours).MaxBy(tier => tier.MinimumNotice)?.Percent ?? 0;
    }

    /// <summary>Each booking's payment of the sale has its penalty, once.</summary>
    private static IEnumerable<string> Paid(History history)
    {
        var due = history.Steps
            .Select(step => (Booking: step.Stream, Penalty: step.Step.Event switch { BookingCancelled e => e.Penalty, BookingNoShowUpheld e => e.Penalty, _ => null }))
            .Where(ended => ended.Penalty is not null)
            .Select(ended => (Payment: PaymentId.OfSale(ended.Booking.GetGuidKey()), ended.Penalty!.Value.Amount))
            .Order();
        var paid = history.All<PaymentPenalised>().Select(paid => (Payment: paid.At.Stream.GetGuidKey(), paid.Event.Amount.Amount)).Order();
        return due.SequenceEqual(paid) ? [] : [$"bookings said {string.Join(", ", due)}, payments {string.Join(", ", paid)}"];
    }

    /// <summary>Each is on the provider's account once.</summary>
    private static IEnumerable<string> Listed(History history)
    {
        var listed = history.All<EarningsAdjusted>().Select(item => item.Event.Item).Where(item => item.Kind is AccountItemKind.Penalty)
            .Select(item => (item.Entry, item.Amount.Amount)).OrderBy(item => item.Entry);
        var paid = history.All<PaymentPenalised>().Select(paid => (Entry: paid.Event.EntryId, Amount: -paid.Event.Amount.Amount)).OrderBy(item => item.Entry);
        return listed.SequenceEqual(paid) ? [] : [$"payments said {string.Join(", ", paid)}, accounts {string.Join(", ", listed)}"];
    }
}
