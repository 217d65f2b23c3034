namespace Stripe;

public class TransferReversalListOptions : ListOptions;
