using Npgsql;

namespace Marketplace.Payouts;

/// <inheritdoc/>
internal sealed class ProviderMoney(NpgsqlDataSource database, ListReader lists) : IProviderMoney
{
    /// <summary>Of one booking: the provider's share of what is left of it.</summary>
    public const string Pending = "coalesce(pending, provider_earns - round(provider_earns::numeric * refunded / nullif(total, 0)))::bigint";

    /// <summary>Bookings of the provider `$1` that were paid and are not earned yet.</summary>
    public const string IsPending =
        """
        provider_id = $1 and released_at is null and status in ('confirmed', 'in_progress', 'completed', 'disputed', 'no_show_reported', 'delivered', 'changes_requested', 'overdue', 'complained', 'working', 'awaiting_funding')
        """;

    private const string SumsOfProvider =
        $"""
        select 'pending', currency, sum({Pending})::bigint
        from bookings
        where {IsPending}
        group by currency
        union all
        select status, currency, sum(amount)::bigint
        from payouts
        where provider_id = $1
        group by status, currency
        order by 1, 2
        """;

    public async Task<IReadOnlyList<(string Status, Money Amount)>> Sums(Guid providerId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SumsOfProvider);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = providerId });
        var sums = new List<(string, Money)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            sums.Add((reader.GetString(0), new Money(reader.IsDBNull(2) ? 0 : reader.GetInt64(2), reader.GetString(1))));
        }

        return sums;
    }

    public Task<Page<PayoutListItem>> Payouts(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(
            new ListQuery(
                """
                select id, status, amount, currency, period_from, period_to, arrival_date, scheduled_at as sort
                from payouts where provider_id = $1
                """,
                providerId),
            page,
            Item,
            cancellationToken);

    private static PayoutListItem Item(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            new Money(row.GetInt64(2), row.GetString(3)),
            new PayoutPeriod(row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5)),
            row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6));
}
