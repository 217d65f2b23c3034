namespace Stripe.TestHelpers;

public class TestClockStatusDetailsAdvancing : StripeEntity<TestClockStatusDetailsAdvancing>
{
    public DateTime TargetFrozenTime { get; set; }
}
