namespace Stripe;

/// <summary>The card behind a charge; <see cref="CaptureBefore"/> is when an uncaptured hold lapses.</summary>
public class ChargePaymentMethodDetailsCard : StripeEntity<ChargePaymentMethodDetailsCard>
{
    public long? AmountAuthorized { get; set; }

    public string AuthorizationCode { get; set; }

    public string Brand { get; set; }

    public DateTime CaptureBefore { get; set; }

    public string Country { get; set; }

    public long ExpMonth { get; set; }

    public long ExpYear { get; set; }

    public string Fingerprint { get; set; }

    public string Funding { get; set; }

    public string Last4 { get; set; }

    public string Network { get; set; }

    public string RegulatedStatus { get; set; }
}
