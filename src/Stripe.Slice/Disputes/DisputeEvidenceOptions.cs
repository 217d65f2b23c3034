namespace Stripe;

public class DisputeEvidenceOptions : INestedOptions
{
    public string AccessActivityLog { get; set; }

    public string CancellationPolicyDisclosure { get; set; }

    public string CancellationRebuttal { get; set; }

    public string ProductDescription { get; set; }

    public string RefundPolicyDisclosure { get; set; }

    public string RefundRefusalExplanation { get; set; }

    public string ServiceDate { get; set; }

    public string UncategorizedText { get; set; }
}
