using Npgsql;

namespace Marketplace.Listings;

/// <inheritdoc/>
internal sealed class ListingViews(NpgsqlDataSource database) : IListingViews
{
    public async Task Add(IReadOnlyList<(Guid Listing, long Views)> seen, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(
                """
                INSERT INTO listing_views (listing_id, views) SELECT * FROM unnest($1, $2)
                ON CONFLICT (listing_id) DO UPDATE SET views = listing_views.views + excluded.views
                """);
            command.Parameters.Add(new() { Value = seen.Select(item => item.Listing).ToArray() });
            command.Parameters.Add(new() { Value = seen.Select(item => item.Views).ToArray() });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            throw new StorageUnavailableException("The views could not be counted.", failure);
        }
    }
}
