using Marketplace.Listings;
using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>
/// What is agreed once something is added or taken off: what it would have been, had it been sold so. The shares are those of the rates
/// of the sale on the whole price, so that floors and caps of the commission count once, and rounding too.
/// </summary>
internal static class ChangedTerms
{
    public static BookingTerms Of(BookingTerms terms, ImmutableArray<OfferLine> lines, TimeSpan? longer)
    {
        var split = Split(terms, lines);
        var changed = terms with
        {
            Lines = PriceLines.Of(terms.Lines, lines, split),
            Total = split.Total,
            Commission = split.Commission,
            CommissionTax = split.Tax,
            ProviderEarns = split.ProviderEarns,
            CustomerFee = split.Fee,
            Tax = split.ServiceTax,
        };
        if (longer is not { } more)
        {
            return changed;
        }

        var duration = (terms.Duration ?? terms.End - terms.Start) + more;
        var slot = PricedSlot.Of(terms.Start, duration, terms.Seats, terms.Rules, WallClock.Of(terms.TimeZone));
        return changed with { End = slot.End, Duration = duration };
    }

    /// <summary>How the price is divided then.</summary>
    public static PriceSplit Split(BookingTerms terms, ImmutableArray<OfferLine> lines) => PriceSplit.Of(Net(terms, lines), RatesOf(terms), terms.Coupon);

    /// <summary>The price before the customer's fee, whoever pays it, without a tax that is added to it. What the platform's coupon takes off stays the amount that it was.</summary>
    public static Money Net(BookingTerms terms, ImmutableArray<OfferLine> lines) =>
        lines.Aggregate(terms.Price() - terms.TaxAdded(), (sum, line) => sum + line.Amount);

    private static PriceRates RatesOf(BookingTerms terms) =>
        terms.Rates ?? throw new System.Diagnostics.UnreachableException("Without rates nothing is changed.");

    /// <summary>The booking after a change.</summary>
    public static BookingState Evolve(BookingState booking, BookingChanged happened) => booking with
    {
        Terms = happened.Terms,
        Grant = happened.Grant ?? booking.Grant,
        Assignment = happened.Grant is null ? booking.Assignment : happened.Assignment,
        Change = null,
        Extras = happened.PaymentId is { } payment
            ? booking.Extras.Add(new ExtraPayment(payment, PaymentPurpose.ChangeOrder, happened.Number, happened.Due))
            : booking.Extras,
    };
}
