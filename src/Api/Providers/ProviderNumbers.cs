using Npgsql;

namespace Marketplace.Providers;

/// <summary>What a provider's page counts.</summary>
internal sealed record ProviderNumbers(RatingBody Rating, long TotalListings, long ActiveListings, long TotalBookings, long CompletedBookings);

/// <summary>Reads the numbers of one provider from the read models, exact at the moment of reading.</summary>
internal sealed class ProviderNumbersReader(NpgsqlDataSource database)
{
    public async Task<ProviderNumbers> Read(Guid providerId, CancellationToken cancellationToken)
    {
        // Served by ratings_pkey, listings_of_provider and bookings_by_provider_status.
        await using var command = database.CreateCommand(
            """
            SELECT coalesce(rating.r1, 0), coalesce(rating.r2, 0), coalesce(rating.r3, 0), coalesce(rating.r4, 0), coalesce(rating.r5, 0),
                   listed.total, listed.active, booked.total, booked.completed
            FROM (SELECT count(*) FILTER (WHERE status <> 'archived') AS total, count(*) FILTER (WHERE status = 'active') AS active
                  FROM listings WHERE provider_id = $1) AS listed
            CROSS JOIN (SELECT count(*) AS total, count(*) FILTER (WHERE status IN ('completed', 'closed')) AS completed
                        FROM bookings WHERE provider_id = $1) AS booked
            LEFT JOIN ratings AS rating ON rating.subject_kind = 'provider' AND rating.subject_id = $1
            """);
        command.Parameters.Add(new() { Value = providerId });

        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new ProviderNumbers(
            RatingBody.Of(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
            row.GetInt64(5),
            row.GetInt64(6),
            row.GetInt64(7),
            row.GetInt64(8));
    }
}
