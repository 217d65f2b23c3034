namespace Stripe.Checkout;

public class SessionLineItemPriceDataProductDataOptions : INestedOptions, IHasMetadata
{
    public string Description { get; set; }

    public List<string> Images { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Name { get; set; }
}
