using Npgsql;

namespace Marketplace.Listings;

/// <summary>The numbers of one listing, exact at the moment of reading; views lag by seconds.</summary>
internal interface IListingNumbers
{
    Task<ListingNumbers> Read(Guid listingId, CancellationToken cancellationToken);
}

/// <summary>Reads them from the read models.</summary>
internal sealed class ListingNumbersReader(NpgsqlDataSource database) : IListingNumbers
{
    /// <summary>What a listing that nobody has seen yet has.</summary>
    public static ListingNumbers None { get; } = new(RatingBody.Of(0, 0, 0, 0, 0), new ListingCounters(0, 0, 0));

    public async Task<ListingNumbers> Read(Guid listingId, CancellationToken cancellationToken)
    {
        // Served by ratings_pkey, listing_views_pkey, threads_of_listing and bookings_by_listing.
        await using var command = database.CreateCommand(
            """
            SELECT coalesce(rating.r1, 0), coalesce(rating.r2, 0), coalesce(rating.r3, 0), coalesce(rating.r4, 0), coalesce(rating.r5, 0),
                   coalesce(seen.views, 0),
                   (SELECT count(*) FROM threads WHERE listing_id = $1 AND kind = 'listing'),
                   (SELECT count(*) FROM bookings
                    WHERE listing_id = $1 AND status IN ('confirmed', 'in_progress', 'completed', 'closed', 'disputed', 'no_show_reported', 'no_show', 'delivered', 'changes_requested', 'overdue', 'complained', 'working', 'awaiting_funding'))
            FROM (SELECT $1 AS id) AS listing
            LEFT JOIN listing_views AS seen ON seen.listing_id = listing.id
            LEFT JOIN ratings AS rating ON rating.subject_kind = 'listing' AND rating.subject_id = listing.id
            """);
        command.Parameters.Add(new() { Value = listingId });

        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new ListingNumbers(
            RatingBody.Of(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)),
            new ListingCounters(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)));
    }
}
