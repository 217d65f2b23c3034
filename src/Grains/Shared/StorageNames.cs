namespace Marketplace;

internal static class StorageNames
{
    /// <summary>The storage of aggregates: one transaction for state, events, deadlines, read models and postings.</summary>
    public const string Marketplace = "marketplace";
}
