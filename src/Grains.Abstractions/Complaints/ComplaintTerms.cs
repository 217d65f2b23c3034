using Marketplace.Bookings;

namespace Marketplace.Complaints;

/// <summary>How a complaint about a booking runs. Part of what was agreed at the sale.</summary>
/// <param name="AnswerWindow">How long the provider may take to answer.</param>
/// <param name="ReplyWindow">How long the customer may think about the answer. Silence takes what stands: the provider's offer, or nothing.</param>
/// <param name="SilenceGrants">
/// Whether a provider who does not answer grants the amount that is asked for. Otherwise, and where no amount is asked for, an operator mediates.
/// </param>
[GenerateSerializer, Immutable, Alias("complaint.terms")]
public sealed record ComplaintTerms(TimeSpan AnswerWindow, TimeSpan ReplyWindow, bool SilenceGrants)
{
    /// <summary>Within it an operator decides. Then both sides are told that it is late, and the queue of operators says so.</summary>
    public static readonly TimeSpan DecisionWindow = TimeSpan.FromDays(7);

    /// <summary>How long a late decision is waited for. Then what stands is decided: neither side's money waits for ever for a third.</summary>
    public static readonly TimeSpan OverdueWindow = TimeSpan.FromDays(7);

    public static ComplaintTerms Usual { get; } =
        new(ProcessLimits.ComplaintAnswer.Default, ProcessLimits.ComplaintReply.Default, SilenceGrants: false);
}
