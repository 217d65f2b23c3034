namespace Stripe.TestHelpers;

public class TestClockDeleteOptions : BaseOptions;
