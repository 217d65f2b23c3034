using Npgsql;

namespace Marketplace.Listings;

/// <summary>From what stands in a URL, an id or a slug, to the id of a listing.</summary>
internal sealed class ListingNames(NpgsqlDataSource database)
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

        if (name.Length > Longest || name.Contains('\0', StringComparison.Ordinal))
        {
            return Guid.Empty;
        }

        // Served by listings_slug_key.
        await using var command = database.CreateCommand("SELECT id FROM listings WHERE slug = $1");
        command.Parameters.Add(new() { Value = name });
        return await command.ExecuteScalarAsync(cancellationToken) is Guid found ? found : Guid.Empty;
    }
}
