namespace Stripe;

public class DisputeUpdateOptions : BaseOptions, IHasMetadata
{
    public DisputeEvidenceOptions Evidence { get; set; }

    public Dictionary<string, string> Metadata { get; set; }

    public bool? Submit { get; set; }
}
