using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Marketplace.Ledger;
using Npgsql;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class LedgerPeriods(NpgsqlDataSource database) : ILedgerPeriods
{
    public const string Columns = "id, name, starts_at, ends_at, closed_at, closed_by, reason, sealed_at, entries, accounts::text, digest, previous, seal";

    /// <summary>Two ranges of two indexes: what came in time counts when it happened, what came late when it was booked.</summary>
    private const string InTime =
        """
        select moved.id, moved.purpose, moved.booking_id, moved.stream, moved.version, moved.at, moved.at as counts
        from ledger_transactions as moved where moved.booked_at is null and moved.at >= $1 and moved.at < $2
        union all
        select moved.id, moved.purpose, moved.booking_id, moved.stream, moved.version, moved.at, moved.booked_at
        from ledger_transactions as moved where moved.booked_at >= $1 and moved.booked_at < $2
        """;

    private const string Listed =
        $"""
        select moved.id, moved.purpose, moved.booking_id, moved.stream, moved.version, moved.at,
          entry.leg, entry.account, entry.owner, entry.amount, entry.currency
        from ({InTime}) as moved
        join ledger_entries as entry on entry.transaction_id = moved.id
        order by moved.counts, moved.at, moved.id, entry.leg
        """;

    public async IAsyncEnumerable<LedgerPosting> Booked(
        DateTimeOffset? from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = Between(Listed, from, until);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return Posting(row);
        }
    }

    public async Task<ImmutableArray<AccountTotal>> Totals(DateTimeOffset? from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = Between(
            $"""
            select entry.account, entry.currency,
              coalesce(sum(entry.amount) filter (where entry.amount > 0), 0)::bigint,
              coalesce(-sum(entry.amount) filter (where entry.amount < 0), 0)::bigint
            from ({InTime}) as moved
            join ledger_entries as entry on entry.transaction_id = moved.id
            group by entry.account, entry.currency
            order by entry.account collate "C", entry.currency collate "C"
            """,
            from,
            until);
        var totals = ImmutableArray.CreateBuilder<AccountTotal>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var currency = row.GetString(1);
            totals.Add(new AccountTotal(row.GetString(0), new Money(row.GetInt64(2), currency), new Money(row.GetInt64(3), currency)));
        }

        return totals.ToImmutable();
    }

    public async Task<ImmutableArray<LedgerPeriod>> Closed(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"select {Columns} from ledger_periods order by ends_at");
        var periods = ImmutableArray.CreateBuilder<LedgerPeriod>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            periods.Add(Period(row));
        }

        return periods.ToImmutable();
    }

    /// <summary>The statement of <see cref="Booked"/> for whoever reads in a snapshot of their own; its rows are for <see cref="Posting"/>.</summary>
    public static string BookedBetween(DateTimeOffset? from, DateTimeOffset until) => Listed
        .Replace("$1", from is { } start ? Literal(start) : "'-infinity'::timestamptz", StringComparison.Ordinal)
        .Replace("$2", Literal(until), StringComparison.Ordinal);

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static LedgerPeriod Period(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
            row.GetFieldValue<DateTimeOffset>(3),
            row.GetFieldValue<DateTimeOffset>(4),
            row.IsDBNull(5) ? null : row.GetGuid(5),
            row.IsDBNull(6) ? null : row.GetString(6),
            row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
            row.IsDBNull(7) ? null : new PeriodSums(
                row.GetInt64(8),
                JsonSerializer.Deserialize<ImmutableArray<PeriodTotal>>(row.GetString(9), MarketplaceJson.Options),
                row.GetString(10)),
            row.IsDBNull(11) ? null : row.GetString(11),
            row.IsDBNull(12) ? null : row.GetString(12));

    public static LedgerPosting Posting(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetGuid(2),
            row.GetString(3),
            row.GetInt64(4),
            row.GetFieldValue<DateTimeOffset>(5),
            row.GetInt16(6),
            row.GetString(7),
            row.GetGuid(8),
            new Money(row.GetInt64(9), row.GetString(10)));

    private static string Literal(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"'{instant.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}Z'::timestamptz");

    private NpgsqlCommand Between(string sql, DateTimeOffset? from, DateTimeOffset until)
    {
        // A month has as many postings as it has.
        var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = from?.UtcDateTime ?? DateTime.MinValue });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = until.UtcDateTime });
        return command;
    }
}
