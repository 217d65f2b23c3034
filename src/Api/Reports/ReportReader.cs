using System.Runtime.CompilerServices;
using System.Text.Json;
using Marketplace.Providers;
using Npgsql;

namespace Marketplace.Reports;

/// <inheritdoc/>
internal sealed class ReportReader(NpgsqlDataSource database, ListReader lists) : IReports
{
    /// <summary>What came in time counts when it happened, what came late when it was booked: one index for each.</summary>
    private const string SumsOfPeriods =
        """
        select width_bucket(moved.counts, $1) - 1, entry.currency, entry.account, moved.purpose, sum(entry.amount)::bigint
        from (
          select id, purpose, at as counts from ledger_transactions where booked_at is null and at >= $2 and at < $3
          union all
          select id, purpose, booked_at from ledger_transactions where booked_at >= $2 and booked_at < $3) as moved
        join ledger_entries as entry on entry.transaction_id = moved.id
        group by 1, 2, 3, 4
        order by 1, entry.currency collate "C", entry.account collate "C", moved.purpose collate "C"
        """;

    private const string SumsOfInvoices =
        """
        select is_issued, kind, country, currency,
          count(*) filter (where corrects is null),
          coalesce(sum(net) filter (where corrects is null), 0)::bigint,
          coalesce(sum(tax) filter (where corrects is null), 0)::bigint,
          count(*) filter (where corrects is not null),
          coalesce(sum(net) filter (where corrects is not null), 0)::bigint,
          coalesce(sum(tax) filter (where corrects is not null), 0)::bigint
        from (
          select issuer_id = $1 as is_issued, kind, case when issuer_id = $1 then recipient_country else issuer_country end as country, currency, corrects, net, tax
          from invoices
          where (issuer_id = $1 or recipient_id = $1) and issued_at >= $2 and issued_at < $3) as theirs
        group by is_issued, kind, country, currency
        order by is_issued desc, kind collate "C", country collate "C" nulls first, currency collate "C"
        """;

    public async Task<ImmutableArray<BookedSum>> Booked(ImmutableArray<DateTimeOffset> bounds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SumsOfPeriods);
        Bind(command, Instants(bounds), bounds[0].UtcDateTime, bounds[^1].UtcDateTime);
        var sums = ImmutableArray.CreateBuilder<BookedSum>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            sums.Add(new BookedSum(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4)));
        }

        return sums.ToImmutable();
    }

    public async Task<ImmutableArray<TaxSum>> Invoiced(Guid party, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SumsOfInvoices);
        Bind(command, party, from.UtcDateTime, until.UtcDateTime);
        var sums = ImmutableArray.CreateBuilder<TaxSum>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            sums.Add(new TaxSum(
                row.GetBoolean(0), row.GetString(1), row.OptionalText(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9)));
        }

        return sums.ToImmutable();
    }

    public Task<Page<SellerYear>> Sellers(SellerQuarters quarters, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(new ListQuery(SellersWhere("true"), [.. Values(quarters)]), page, Seller, cancellationToken);

    public async IAsyncEnumerable<SellerYear> AllSellers(SellerQuarters quarters, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"{SellersWhere("true")} order by sort desc, id desc");
        Bind(command, [.. Values(quarters)]);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            yield return Seller(row);
        }
    }

    public async Task<SellerYear?> Seller(Guid provider, SellerQuarters quarters, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SellersWhere("entry.owner = $4"));
        Bind(command, [.. Values(quarters), provider]);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Seller(row) : null;
    }

    /// <param name="which">Of the entries of what providers are owed.</param>
    private static string SellersWhere(string which) =>
        $"""
        select provider.id, provider.business_name, provider.country, declared.details::text, year.sums::text, provider.registered_at as sort
        from (
          select owner, jsonb_agg(jsonb_build_object('quarter', quarter, 'currency', currency, 'consideration', consideration, 'fees', fees, 'taxes', taxes,
            'activities', activities) order by currency collate "C", quarter) as sums
          from (
            select entry.owner, width_bucket(moved.at, $1) as quarter, entry.currency, -sum(entry.amount)::bigint as consideration,
              -sum(kept.fees)::bigint as fees, -sum(kept.taxes)::bigint as taxes, count(distinct moved.booking_id) filter (where moved.purpose = 'earned') as activities
            from ledger_transactions as moved
            join ledger_entries as entry on entry.transaction_id = moved.id and entry.account = 'payable:provider'
            cross join lateral (
              select coalesce(sum(amount) filter (where account = 'revenue:commission'), 0) as fees, coalesce(sum(amount) filter (where account = 'tax:vat_out'), 0) as taxes
              from ledger_entries where transaction_id = moved.id) as kept
            where moved.at >= $2 and moved.at < $3 and moved.purpose in ('earned', 'return', 'chargeback-settled') and {which}
            group by entry.owner, 2, entry.currency) as quarters
          group by owner) as year
        join providers as provider on provider.id = year.owner
        left join provider_tax_details as declared on declared.provider_id = provider.id
        """;

    private static SellerYear Seller(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.GetString(2),
            row.OptionalText(3) is { } details ? JsonSerializer.Deserialize<TaxDetails>(details, MarketplaceJson.Options) : null,
            JsonSerializer.Deserialize<ImmutableArray<SellerSum>>(row.GetString(4), MarketplaceJson.Options));

    private static object[] Values(SellerQuarters quarters) => [Instants(quarters.Bounds), quarters.Bounds[0].UtcDateTime, quarters.Bounds[^1].UtcDateTime];

    private static DateTime[] Instants(ImmutableArray<DateTimeOffset> bounds) => [.. bounds.Select(bound => bound.UtcDateTime)];

    private static void Bind(NpgsqlCommand command, params ReadOnlySpan<object> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
    }
}
