namespace Marketplace.Bookings;

/// <summary>
/// What of a payment is the provider's by the terms of the sale, if all of it is earned: what a charge may take to their account by itself. What they earn in
/// the end the settlement says, and the difference is sent or comes back. See docs/adr/0046-destination-charges.md.
/// </summary>
internal static class ChargedParts
{
    /// <summary>Of what is paid at the sale, with what the platform's coupon adds to it.</summary>
    public static Money OfSale(BookingTerms terms) =>
        terms.Milestones is [var first, ..] ? first.ProviderEarns : BookingMoney.ProviderPart(terms, terms.DueNow() + terms.PlatformPays());

    /// <summary>Of the balance: what is not of the sale's payment.</summary>
    public static Money OfBalance(BookingTerms terms) => terms.ProviderEarns - OfSale(terms);

    public static Money OfMilestone(BookingTerms terms, int number) =>
        terms.Milestones is { } milestones ? milestones.Single(milestone => milestone.Number == number).ProviderEarns : Money.Zero(terms.Total.Currency);

    /// <summary>Of what a change order adds: in the proportions of the sale. What was sold for nothing has none.</summary>
    public static Money OfChange(BookingTerms terms, Money due) =>
        (terms.Total + terms.PlatformPays()).IsZero ? Money.Zero(due.Currency) : BookingMoney.ProviderPart(terms, due);
}
