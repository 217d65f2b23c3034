namespace Stripe.TestHelpers;

public class TestClockGetOptions : BaseOptions;
