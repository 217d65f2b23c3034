using Npgsql;

namespace Marketplace.Listings;

/// <inheritdoc/>
internal sealed class ListingSlugs(NpgsqlDataSource database) : IListingSlugs
{
    public async Task<Guid?> Find(string slug, CancellationToken cancellationToken)
    {
        // Served by listings_slug_key.
        await using var command = database.CreateCommand("select id from listings where slug = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = slug });
        return (Guid?)await command.ExecuteScalarAsync(cancellationToken);
    }
}
