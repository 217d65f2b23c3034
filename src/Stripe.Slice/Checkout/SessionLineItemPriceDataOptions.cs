namespace Stripe.Checkout;

public class SessionLineItemPriceDataOptions : INestedOptions
{
    public string Currency { get; set; }

    public string Product { get; set; }

    public SessionLineItemPriceDataProductDataOptions ProductData { get; set; }

    public long? UnitAmount { get; set; }
}
