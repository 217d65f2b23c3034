namespace Stripe.TestHelpers;

public class TestClockCreateOptions : BaseOptions
{
    public string Customer { get; set; }

    public DateTime? FrozenTime { get; set; }

    public string Name { get; set; }
}
