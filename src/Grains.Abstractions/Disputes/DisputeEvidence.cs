namespace Marketplace.Disputes;

/// <summary>What the platform says to the bank: put together from what is known of the booking, and what people add.</summary>
/// <param name="ProductDescription">What was sold, and for how much.</param>
/// <param name="ServiceDate">When it was to be, in the provider's zone.</param>
/// <param name="CancellationPolicy">What the customer agreed to at the sale.</param>
/// <param name="ActivityLog">What happened, with every check-in and delivery.</param>
/// <param name="Statements">What the provider and operators add, and what both sides wrote to each other.</param>
[GenerateSerializer, Immutable, Alias("dispute.evidence")]
public sealed record DisputeEvidence(
    string ProductDescription, string? ServiceDate, string? CancellationPolicy, string ActivityLog, string Statements)
{
    /// <summary>What Stripe takes of one text; five of them stay below what it takes of all together.</summary>
    public const int LongestText = 20_000;
}
