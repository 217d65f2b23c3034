namespace Stripe.Checkout;

public class SessionLineItemOptions : INestedOptions, IHasMetadata, IHasId
{
    public string Id { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Price { get; set; }

    public SessionLineItemPriceDataOptions PriceData { get; set; }

    public long? Quantity { get; set; }
}
