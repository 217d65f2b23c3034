using Npgsql;

namespace Marketplace.Providers;

/// <summary>How a provider's business goes, in numbers.</summary>
/// <param name="Status">Where the provider stands.</param>
/// <param name="OnboardingComplete">Whether payouts can flow.</param>
/// <param name="Revenue">Per currency, of bookings that were not given back.</param>
/// <param name="Bookings">How many, by where they stand.</param>
/// <param name="TotalListings">Without deleted ones.</param>
/// <param name="ActiveListings">On the market now.</param>
/// <param name="Rating">What customers say.</param>
/// <param name="Unread">Threads with messages that the provider has not read.</param>
internal sealed record DashboardBody(
    ProviderStatus Status,
    bool OnboardingComplete,
    IReadOnlyList<RevenueBody> Revenue,
    BookingCounts Bookings,
    long TotalListings,
    long ActiveListings,
    RatingBody Rating,
    long Unread);

/// <summary>Money in one currency.</summary>
/// <param name="Gross">What customers paid or will pay for confirmed work, less refunds.</param>
/// <param name="Earned">The provider's share of work that is done and released.</param>
/// <param name="Pending">The provider's share of work that is confirmed and not yet released.</param>
/// <param name="PaidOut">What has arrived at the provider's bank.</param>
internal sealed record RevenueBody(Money Gross, Money Earned, Money Pending, Money PaidOut);

internal sealed record BookingCounts(long Total, long Requested, long Upcoming, long InProgress, long Completed, long Cancelled);

/// <summary>Reads the dashboard from the read models. Everything is counted at the moment of reading; nothing is kept twice.</summary>
internal sealed class DashboardReader(NpgsqlDataSource database, ProviderNumbersReader numbers)
{
    public async Task<DashboardBody> Read(ProviderView provider, CancellationToken cancellationToken)
    {
        var counted = await numbers.Read(provider.Id, cancellationToken);
        var (bookings, unread) = await Count(provider.Id, cancellationToken);
        return new DashboardBody(
            provider.Status,
            provider.Gateway.Flags.IsComplete,
            await Revenue(provider.Id, cancellationToken),
            bookings,
            counted.TotalListings,
            counted.ActiveListings,
            counted.Rating,
            unread);
    }

    private async Task<IReadOnlyList<RevenueBody>> Revenue(Guid providerId, CancellationToken cancellationToken)
    {
        // Served by bookings_by_provider, payments_pkey and payouts_by_provider.
        await using var command = database.CreateCommand(
            """
            WITH booked AS (
                SELECT b.currency,
                       sum(b.total - b.refunded) FILTER (WHERE b.status IN ('confirmed', 'in_progress', 'completed', 'closed', 'disputed')) AS gross,
                       sum(p.provider_share) FILTER (WHERE b.released_at IS NOT NULL) AS earned,
                       sum(p.provider_share) FILTER (
                           WHERE b.released_at IS NULL AND b.status IN ('confirmed', 'in_progress', 'completed', 'disputed')) AS pending
                FROM bookings AS b
                LEFT JOIN payments AS p ON p.id = b.payment_id
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

    private async Task<(BookingCounts Bookings, long Unread)> Count(Guid providerId, CancellationToken cancellationToken)
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
