namespace Marketplace.Listings;

/// <summary>Listings by the names that stand in URLs.</summary>
internal interface IListingSlugs
{
    /// <returns>Null when no listing has that slug.</returns>
    Task<Guid?> Find(string slug, CancellationToken cancellationToken);
}
