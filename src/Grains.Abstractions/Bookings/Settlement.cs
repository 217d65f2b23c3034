using System.Text.Json.Serialization;

namespace Marketplace.Bookings;

/// <summary>Who gets what of the money that a booking holds. The parts sum to what is held, and what the platform's coupon adds to it.</summary>
/// <param name="Refund">Back to the customer.</param>
/// <param name="Provider">To the provider.</param>
/// <param name="Commission">To the platform, net of tax.</param>
/// <param name="CommissionTax">Tax on the commission.</param>
/// <param name="CustomerFee">The customer's fee that the platform keeps.</param>
/// <param name="Coupon">What of that the platform pays itself, by a coupon of its own; null where it pays nothing.</param>
/// <param name="Tax">What of the price that is kept is tax on the service, which is the provider's to pay; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("booking.settlement")]
public sealed record Settlement(Money Refund, Money Provider, Money Commission, Money CommissionTax, Money CustomerFee, Money? Coupon = null, TaxPart? Tax = null)
{
    /// <summary>What provider and platform get together.</summary>
    [JsonIgnore]
    public Money Kept => Provider + Commission + CommissionTax + CustomerFee;

    /// <summary>All that was the customer's of it.</summary>
    [JsonIgnore]
    public Money Whole => Coupon is { } coupon ? Refund + Kept - coupon : Refund + Kept;

    public static Settlement Nothing(string currency)
    {
        var zero = Money.Zero(currency);
        return new Settlement(zero, zero, zero, zero, zero);
    }
}

/// <summary>What one payment of a booking has to do with a settlement of it. Over all payments the parts sum to the whole, each of them too.</summary>
[GenerateSerializer, Immutable, Alias("booking.payment-part")]
public sealed record PaymentPart(Guid PaymentId, Settlement Settlement);
