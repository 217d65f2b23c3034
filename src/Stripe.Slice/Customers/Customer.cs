using Stripe.Infrastructure;
using Stripe.TestHelpers;

namespace Stripe;

/// <summary>Somebody for whom ways to pay are kept.</summary>
public class Customer : StripeEntity<Customer>, IHasId, IHasMetadata, IHasObject
{
    private Expandable<TestClock> testClock;

    public DateTime Created { get; set; }

    public bool? Deleted { get; set; }

    public string Description { get; set; }

    public string Email { get; set; }

    public string Id { get; set; }

    public bool Livemode { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string Name { get; set; }

    public string Object { get; set; }

    public string Phone { get; set; }

    public TestClock TestClock
    {
        get => testClock.Value;
        set => testClock = new(value);
    }

    public string TestClockId
    {
        get => testClock.Id;
        set => testClock = new(value);
    }
}
