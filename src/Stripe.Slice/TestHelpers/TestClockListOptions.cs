namespace Stripe.TestHelpers;

public class TestClockListOptions : ListOptions;
