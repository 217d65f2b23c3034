using Npgsql;

namespace Marketplace.Providers;

/// <inheritdoc/>
internal sealed class ProviderNumbersReader(NpgsqlDataSource database) : IProviderNumbers
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

    public async Task<IReadOnlyList<RevenueBody>> Revenue(Guid providerId, CancellationToken cancellationToken)
    {
        // Served by bookings_by_provider, payments_by_booking and payouts_by_provider.
        await using var command = database.CreateCommand(
            """
            WITH booked AS (
                SELECT b.currency,
                       sum(coalesce(b.paid, b.total) - b.refunded) FILTER (WHERE b.status IN ('confirmed', 'in_progress', 'completed', 'closed', 'disputed', 'no_show_reported', 'no_show', 'delivered', 'changes_requested', 'overdue', 'complained', 'working', 'awaiting_funding')) AS gross,
                       sum(p.share) FILTER (WHERE b.released_at IS NOT NULL OR b.pending IS NOT NULL) AS earned,
                       sum(coalesce(b.pending, p.share)) FILTER (
                           WHERE b.released_at IS NULL AND b.status IN ('confirmed', 'in_progress', 'completed', 'disputed', 'no_show_reported', 'delivered', 'changes_requested', 'overdue', 'complained', 'working', 'awaiting_funding')) AS pending
                FROM bookings AS b
                CROSS JOIN LATERAL (SELECT sum(provider_share) AS share FROM payments WHERE booking_id = b.id) AS p
                WHERE b.provider_id = $1
                GROUP BY b.currency),
            paid AS (
                SELECT currency, sum(amount) AS amount FROM payouts WHERE provider_id = $1 AND status = 'paid' GROUP BY currency)
            SELECT currency, coalesce(gross, 0)::bigint, coalesce(earned, 0)::bigint, coalesce(pending, 0)::bigint, coalesce(amount, 0)::bigint
            FROM booked FULL JOIN paid USING (currency)
            ORDER BY currency
            """);
        command.Parameters.Add(new() { Value = providerId });

        var revenue = new List<RevenueBody>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var currency = rows.GetString(0);
            revenue.Add(new RevenueBody(
                new Money(rows.GetInt64(1), currency),
                new Money(rows.GetInt64(2), currency),
                new Money(rows.GetInt64(3), currency),
                new Money(rows.GetInt64(4), currency)));
        }

        return revenue;
    }

    public async Task<(BookingCounts Bookings, long Unread)> Counts(Guid providerId, CancellationToken cancellationToken)
    {
        // Served by bookings_by_provider_status and threads_of_provider.
        await using var command = database.CreateCommand(
            """
            SELECT count(*),
                   count(*) FILTER (WHERE status = 'requested'),
                   count(*) FILTER (WHERE status = 'confirmed'),
                   count(*) FILTER (WHERE status = 'in_progress'),
                   count(*) FILTER (WHERE status IN ('completed', 'closed')),
                   count(*) FILTER (WHERE status IN ('cancelled', 'refunded')),
                   (SELECT count(*) FROM threads WHERE provider_id = $1 AND provider_read < last_sequence)
            FROM bookings
            WHERE provider_id = $1
            """);
        command.Parameters.Add(new() { Value = providerId });

        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (
            new BookingCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
            row.GetInt64(6));
    }
}
