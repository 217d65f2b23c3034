namespace Stripe;

/// <summary>Somebody for whom ways to pay are kept.</summary>
public class Customer : StripeEntity<Customer>, IHasId, IHasMetadata, IHasObject
{
    public DateTime Created { get; set; }

    public bool? Deleted { get; set; }

    public string Description { get; set; }

    public string Email { get; set; }

    public string Id { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Name { get; set; }

    public string Object { get; set; }
}
