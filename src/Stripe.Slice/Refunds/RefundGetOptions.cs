namespace Stripe;

public class RefundGetOptions : BaseOptions;
