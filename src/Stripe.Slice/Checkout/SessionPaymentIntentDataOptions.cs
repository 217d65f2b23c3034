namespace Stripe.Checkout;

public class SessionPaymentIntentDataOptions : INestedOptions, IHasMetadata
{
    public long? ApplicationFeeAmount { get; set; }

    public string CaptureMethod { get; set; }

    public string Description { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public string OnBehalfOf { get; set; }

    public string ReceiptEmail { get; set; }

    public string SetupFutureUsage { get; set; }

    public string StatementDescriptor { get; set; }

    public string StatementDescriptorSuffix { get; set; }

    public SessionPaymentIntentDataTransferDataOptions TransferData { get; set; }

    public string TransferGroup { get; set; }
}
