using Marketplace.Bookings;

namespace Marketplace.Listings;

/// <summary>What of a price is paid at the sale, and what before the work.</summary>
internal static class PaymentPlans
{
    /// <summary>
    /// The terms with the deposit of a plan. It is of the whole price, as a policy is: where a coupon of the platform pays a part of the price, it
    /// pays the same part of the deposit. What is booked when the balance would be due is paid at once.
    /// </summary>
    public static BookingTerms With(this BookingTerms terms, PaymentPlan? plan, DateTimeOffset now)
    {
        var (price, theirs) = (terms.Price(), terms.Total - terms.CustomerFee);
        if (plan is null || theirs.IsZero)
        {
            return terms;
        }

        var least = new Money(Currency.Step(price.Currency), price.Currency);
        var deposit = Money.Min(plan.Amount ?? Money.Max(price.Share(plan.BasisPoints!.Value), least), price);
        var atSale = Money.Max(deposit.Times(theirs.Amount, price.Amount), least);
        return terms with { Deposit = deposit, Balance = Balance(terms, theirs - atSale, plan.BalanceDue, now) };
    }

    /// <summary>The balance of an offer that names a deposit; null where all of it is paid at the sale.</summary>
    public static BalanceTerms? BalanceOf(BookingTerms terms, OfferQuery offer, DateTimeOffset now) => offer is { Deposit: { } deposit, BalanceDue: { } due }
        ? Balance(terms, terms.Total - terms.CustomerFee - deposit, due, now)
        : null;

    /// <summary>What is wrong with a plan that a listing wants to have.</summary>
    public static string? Fault(ListingContent content, string currency) =>
        content.Payment is not { } plan ? null
        : content.Mode is not (BookingMode.Instant or BookingMode.Request) ? "must be of what is booked and paid at its price: offers have their own, and what is paid elsewhere has none"
        : plan.BasisPoints is null == plan.Amount is null ? "must have a deposit that is either a share or an amount"
        : plan.Amount is { } amount && amount.Currency != currency ? $"must be in {currency}, as the price is"
        : null;

    private static BalanceTerms? Balance(BookingTerms terms, Money due, TimeSpan before, DateTimeOffset now) =>
        due.IsPositive && now < terms.Start - before ? BalanceTerms.Of(due, before) : null;
}
