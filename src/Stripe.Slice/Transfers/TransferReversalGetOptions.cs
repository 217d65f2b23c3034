namespace Stripe;

public class TransferReversalGetOptions : BaseOptions;
