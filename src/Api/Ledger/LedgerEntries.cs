using System.Text.Json;
using Npgsql;

namespace Marketplace.Ledger;

/// <inheritdoc/>
internal sealed class LedgerEntries(ListReader lists) : ILedgerEntries
{
    public Task<Page<LedgerEntryBody>> Read(string? account, Guid? booking, PageRequest page, CancellationToken cancellationToken)
    {
        var query = new ListQuery(
            """
            select moved.id, moved.purpose, moved.booking_id, moved.stream, moved.version, moved.at, moved.at as sort,
              (select json_agg(json_build_object(
                'account', entry.account, 'owner', entry.owner, 'amount', json_build_object('amount', entry.amount, 'currency', entry.currency))
                order by entry.leg) from ledger_entries as entry where entry.transaction_id = moved.id)::text
            from ledger_transactions as moved
            where ($1 = '' or exists (select from ledger_entries as entry where entry.transaction_id = moved.id and entry.account = $1))
              and ($2 = '00000000-0000-0000-0000-000000000000' or moved.booking_id = $2)
            """,
            account ?? string.Empty,
            booking ?? Guid.Empty);
        return lists.Read(query, page, Entry, cancellationToken);
    }

    private static LedgerEntryBody Entry(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetGuid(2),
            row.GetString(3),
            row.GetInt64(4),
            row.GetFieldValue<DateTimeOffset>(5),
            JsonSerializer.Deserialize<ImmutableArray<LedgerLegBody>>(row.GetString(7), MarketplaceJson.Options));
}
