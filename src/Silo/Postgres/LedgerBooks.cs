using Marketplace.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class LedgerBooks(NpgsqlDataSource database) : ILedgerBooks
{
    public async Task<LedgerSums> Sum(IReadOnlyCollection<string> cash, CancellationToken cancellationToken)
    {
        // One statement sees one moment. The sums are over everything there is, so no index would help.
        await using var command = database.CreateCommand(
            """
            select 'entries', currency, sum(amount)::bigint from ledger_entries group by currency
            union all
            select 'balances', currency, sum(amount)::bigint from (
              select currency, provider_share - collected as amount from payments
              union all
              select currency, -amount from payouts where status in ('in_transit', 'paid')
              union all
              select currency, amount from provider_account_items where kind = 'write_off'
            ) as movements group by currency
            union all
            select 'liabilities', currency, -sum(amount)::bigint from ledger_entries where account = any($1) group by currency
            union all
            select 'escrow', currency, -sum(amount)::bigint from ledger_entries where account = $2 group by currency
            union all
            select 'cash', currency, sum(amount)::bigint from ledger_entries where account = any($3) group by currency
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [Accounts.PayableProvider, Accounts.ReserveProvider] });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Accounts.Escrow });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. cash] });

        var sums = new List<(string Of, string Currency, long Amount)>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            sums.Add((reader.GetString(0), reader.GetString(1), reader.GetInt64(2)));
        }

        return new LedgerSums(Of("entries"), Of("balances"), Of("liabilities"), Of("escrow"), Of("cash"));

        ImmutableSortedDictionary<string, long> Of(string what) =>
            sums.Where(sum => sum.Of == what).ToImmutableSortedDictionary(sum => sum.Currency, sum => sum.Amount, StringComparer.Ordinal);
    }

    public async Task<ImmutableArray<AccountTotal>> Totals(DateTimeOffset? until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select entry.account, entry.currency,
              coalesce(sum(entry.amount) filter (where entry.amount > 0), 0)::bigint,
              coalesce(-sum(entry.amount) filter (where entry.amount < 0), 0)::bigint
            from ledger_entries as entry
            join ledger_transactions as moved on moved.id = entry.transaction_id
            where $1 is null or coalesce(moved.booked_at, moved.at) < $1
            group by entry.account, entry.currency
            order by entry.account collate "C", entry.currency collate "C"
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)until ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });

        var totals = ImmutableArray.CreateBuilder<AccountTotal>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var currency = reader.GetString(1);
            totals.Add(new AccountTotal(reader.GetString(0), new Money(reader.GetInt64(2), currency), new Money(reader.GetInt64(3), currency)));
        }

        return totals.ToImmutable();
    }
}
