namespace Marketplace.Listings;

/// <summary>
/// That only a deposit is paid at the sale, and the balance before the work. The deposit is either a share of the price or an amount, and what a
/// cancellation policy keeps of a booking is never less than it, unless one of its tiers says otherwise.
/// </summary>
/// <param name="BasisPoints">Hundredths of a percent of the price before the customer's fee, which is paid at the sale; null where it is an amount.</param>
/// <param name="Amount">The same deposit for every booking; null where it is a share.</param>
/// <param name="BalanceDue">How long before the start the balance is due.</param>
[GenerateSerializer, Immutable, Alias("listing.payment-plan")]
public sealed record PaymentPlan(int? BasisPoints, Money? Amount, TimeSpan BalanceDue);
