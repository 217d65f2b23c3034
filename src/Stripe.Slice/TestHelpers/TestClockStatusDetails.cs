namespace Stripe.TestHelpers;

public class TestClockStatusDetails : StripeEntity<TestClockStatusDetails>
{
    public TestClockStatusDetailsAdvancing Advancing { get; set; }
}
