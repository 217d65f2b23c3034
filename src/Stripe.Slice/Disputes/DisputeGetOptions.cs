namespace Stripe;

public class DisputeGetOptions : BaseOptions;
