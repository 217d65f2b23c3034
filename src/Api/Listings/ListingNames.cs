namespace Marketplace.Listings;

/// <summary>From what stands in a URL, an id or a slug, to the id of a listing.</summary>
internal sealed class ListingNames(IListingSlugs slugs)
{
    /// <summary>Longer than any slug.</summary>
    private const int Longest = 100;

    /// <returns>An id is taken at its word, and the empty one stands for a slug that nobody has: the grain knows what does not exist.</returns>
    public async Task<Guid> Find(string name, CancellationToken cancellationToken)
    {
        if (Guid.TryParseExact(name, "D", out var id))
        {
            return id;
        }

        // Text that PostgreSQL cannot hold is no name of anything.
        return name.Length > Longest || name.Contains('\0', StringComparison.Ordinal)
            ? Guid.Empty
            : await slugs.Find(name, cancellationToken) ?? Guid.Empty;
    }
}
