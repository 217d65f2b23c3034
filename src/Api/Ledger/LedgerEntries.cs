using System.Runtime.CompilerServices;
using System.Text.Json;
using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Ledger;

/// <inheritdoc/>
internal sealed class LedgerEntries(ListReader lists, NpgsqlDataSource database) : ILedgerEntries
{
    public Task<Page<LedgerEntryBody>> Read(string? account, Guid? booking, PageRequest page, CancellationToken cancellationToken)
    {
        var query = new ListQuery(
            """
            select moved.id, moved.purpose, moved.booking_id, moved.stream, moved.version, moved.at, moved.at as sort,
              (select json_agg(json_build_object(
                'account', entry.account, 'owner', entry.owner, 'amount', json_build_object('amount', entry.amount, 'currency', entry.currency))
                order by entry.leg) from ledger_entries as entry where entry.transaction_id = moved.id)::text, moved.booked_at
            from ledger_transactions as moved
            where ($1 = '' or exists (select from ledger_entries as entry where entry.transaction_id = moved.id and entry.account = $1))
              and ($2 = '00000000-0000-0000-0000-000000000000' or moved.booking_id = $2)
            """,
            account ?? string.Empty,
            booking ?? Guid.Empty);
        return lists.Read(query, page, Entry, cancellationToken);
    }

    public async IAsyncEnumerable<LedgerPosting> Between(
        DateTimeOffset? from, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select moved.id, moved.purpose, moved.booking_id, moved.stream, moved.version, moved.at,
              entry.leg, entry.account, entry.owner, entry.amount, entry.currency
            from ledger_transactions as moved
            join ledger_entries as entry on entry.transaction_id = moved.id
            where moved.at >= $1 and moved.at < $2
            order by moved.at, moved.id, entry.leg
            """);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = from?.UtcDateTime ?? DateTime.MinValue });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = until?.UtcDateTime ?? DateTime.MaxValue });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return LedgerPeriods.Posting(row);
        }
    }

    private static LedgerEntryBody Entry(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetGuid(2),
            row.GetString(3),
            row.GetInt64(4),
            row.GetFieldValue<DateTimeOffset>(5),
            JsonSerializer.Deserialize<ImmutableArray<LedgerLegBody>>(row.GetString(7), MarketplaceJson.Options))
        {
            BookedAt = row.Optional<DateTimeOffset>(8),
        };
}
