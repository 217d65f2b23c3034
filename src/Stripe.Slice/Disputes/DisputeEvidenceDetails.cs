namespace Stripe;

/// <summary>Until when the platform may answer, and whether it has.</summary>
public class DisputeEvidenceDetails : StripeEntity<DisputeEvidenceDetails>
{
    public DateTime? DueBy { get; set; }

    public bool HasEvidence { get; set; }

    public bool PastDue { get; set; }

    public long SubmissionCount { get; set; }
}
