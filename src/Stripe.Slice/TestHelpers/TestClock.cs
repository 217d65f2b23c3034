namespace Stripe.TestHelpers;

/// <summary>Time that stands still for the customers who are on it, until it is advanced.</summary>
public class TestClock : StripeEntity<TestClock>, IHasId, IHasObject
{
    public DateTime Created { get; set; }

    public bool? Deleted { get; set; }

    public DateTime DeletesAfter { get; set; }

    public DateTime FrozenTime { get; set; }

    public string Id { get; set; }

    public bool Livemode { get; set; }

    public string Name { get; set; }

    public string Object { get; set; }

    public string Status { get; set; }

    public TestClockStatusDetails StatusDetails { get; set; }
}
