namespace Marketplace.Invoices;

/// <summary>Counts the drafts of a provider. What is counted was written before, so of two that are drafted at once neither sees the other.</summary>
internal interface IBillDrafts
{
    /// <returns>No more than <see cref="BillTerms.MaximumDrafts"/>: beyond it nobody asks how many.</returns>
    Task<int> Count(Guid providerId, CancellationToken cancellationToken);
}
