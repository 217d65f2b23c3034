namespace Stripe;

public class TransferReversalCreateOptions : BaseOptions, IHasMetadata
{
    public long? Amount { get; set; }

    public string Description { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public bool? RefundApplicationFee { get; set; }
}
