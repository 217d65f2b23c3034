using Marketplace.Providers;
using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Finds the listings that leave the market with their provider.</summary>
internal sealed class ProviderListings(NpgsqlDataSource database) : IProviderListings
{
    public async Task<ImmutableArray<Guid>> Active(Guid providerId, CancellationToken cancellationToken)
    {
        // Served by listings_of_provider.
        await using var command = database.CreateCommand("SELECT id FROM listings WHERE provider_id = $1 AND status = 'active' ORDER BY created_at");
        command.Parameters.Add(new() { Value = providerId });

        var ids = ImmutableArray.CreateBuilder<Guid>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            ids.Add(rows.GetGuid(0));
        }

        return ids.ToImmutable();
    }
}
