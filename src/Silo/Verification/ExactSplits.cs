using Marketplace.Bookings;
using Marketplace.Payouts;

namespace Marketplace.Verification;

/// <summary>Parts that were written down must sum to the whole that was written down beside them, to the minor unit.</summary>
internal static class ExactSplits
{
    public static bool Concern(Step step) => step.Event is BookingPlaced or BookingOffered or BookingAgreed or PayoutScheduled;

    public static string? Judge(Step step) => step.Event switch
    {
        BookingPlaced placed => Judge(placed.Terms),
        BookingOffered offered => Judge(offered.Offer.Terms),
        BookingAgreed agreed => Judge(agreed.Terms),
        PayoutScheduled scheduled when Sum(scheduled.Items.Select(item => item.Amount)) != scheduled.Amount.Amount =>
            $"the payout is {scheduled.Amount.Amount} and its items sum to {Sum(scheduled.Items.Select(item => item.Amount))}.",
        _ => null,
    };

    private static string? Judge(BookingTerms terms)
    {
        var paid = Sum(terms.Lines.Where(line => line.PaidBy is PriceParty.Customer).Select(line => line.Amount));
        var earned = Sum(terms.Lines.Where(line => PriceParty.Provider == line.PaidBy || PriceParty.Provider == line.ReceivedBy).Select(line => line.Amount));
        var parts = Sum([terms.ProviderEarns, terms.Commission, terms.CommissionTax, terms.CustomerFee]);
        return paid != terms.Total.Amount ? $"the customer's lines sum to {paid} and the total is {terms.Total.Amount}."
            : parts != terms.Total.Amount ? $"the shares sum to {parts} and the total is {terms.Total.Amount}."
            : earned != terms.ProviderEarns.Amount ? $"the provider's lines sum to {earned} and the provider earns {terms.ProviderEarns.Amount}."
            : null;
    }

    private static long Sum(IEnumerable<Money> amounts) => amounts.Sum(amount => amount.Amount);
}
