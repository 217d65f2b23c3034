namespace Stripe;

public class RefundCreateOptions : BaseOptions, IHasMetadata
{
    public long? Amount { get; set; }

    public string Charge { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string PaymentIntent { get; set; }

    public string Reason { get; set; }

    public bool? RefundApplicationFee { get; set; }

    public bool? ReverseTransfer { get; set; }
}
