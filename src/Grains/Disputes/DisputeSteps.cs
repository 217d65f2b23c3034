using Marketplace.Payments;
using static Marketplace.Disputes.DisputeStatus;

namespace Marketplace.Disputes;

/// <summary>What the states of a dispute mean.</summary>
internal static class DisputeSteps
{
    public static bool NeedsAnswer(this DisputeStatus status) => status is WarningNeedsResponse or NeedsResponse;

    public static bool IsEnd(this DisputeStatus status) => status is WarningClosed or Lost or Won;

    public static bool IsInquiry(this DisputeStatus status) => status is WarningNeedsResponse or WarningUnderReview or WarningClosed;

    /// <summary>What it means for the money.</summary>
    public static ChargebackEnd Chargeback(this DisputeStatus status) =>
        status is Lost ? ChargebackEnd.Lost : status.IsEnd() ? ChargebackEnd.Won : ChargebackEnd.Open;

    /// <summary>What the provider is told, when it comes to that.</summary>
    public static DisputeNews? News(DisputeStatus before, DisputeStatus after) =>
        before == after ? null
        : after is WarningNeedsResponse ? DisputeNews.Inquiry
        : after is Won ? DisputeNews.Won
        : after is Lost ? DisputeNews.Lost
        : !after.IsInquiry() && (before.IsInquiry() || before is None) ? DisputeNews.Chargeback
        : null;
}
