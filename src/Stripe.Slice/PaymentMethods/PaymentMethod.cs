using Stripe.Infrastructure;

namespace Stripe;

/// <summary>A way to pay that is kept for a customer, or was.</summary>
public class PaymentMethod : StripeEntity<PaymentMethod>, IHasId, IHasMetadata, IHasObject
{
    private Expandable<Customer> customer;

    public DateTime Created { get; set; }

    public Customer Customer
    {
        get => customer.Value;
        set => customer = new(value);
    }

    public string CustomerId
    {
        get => customer.Id;
        set => customer = new(value);
    }

    public string Id { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Object { get; set; }

    public string Type { get; set; }
}
