using System.Globalization;
using System.Text.Json;
using Marketplace.Reconciliation;
using Npgsql;
using NpgsqlTypes;

namespace Marketplace.Postgres;

/// <inheritdoc/>
internal sealed class GatewayRecords(NpgsqlDataSource database) : IGatewayRecords
{
    /// <summary>What all sides say; each query says which movements.</summary>
    private const string Sides =
        """
        theirs.id, theirs.account, theirs.kind, theirs.reference, theirs.net, theirs.currency, theirs.at,
          ours.kind, ours.reference, held.gateway_account, ours.net, ours.currency, ours.at, ours.stream, ours.version, ours.purpose,
          (select sum(entry.amount)::bigint from ledger_transactions as moved join ledger_entries as entry on entry.transaction_id = moved.id
           where moved.stream = ours.stream and moved.version = ours.version and moved.purpose = ours.purpose
             and entry.account = 'cash:' || ours.gateway || case when ours.holder_id is null then '' else ':connected' end
             and entry.currency = ours.currency)
        """;

    private const string Holders = "left join providers as held on held.id = ours.holder_id";

    public async Task Keep(ImmutableArray<GatewayEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.IsEmpty)
        {
            return;
        }

        await using var command = database.CreateCommand(
            """
            insert into gateway_records (gateway, id, account, kind, reference, net, currency, at)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (gateway, id) do nothing
            """);
        Add(entry => entry.Gateway, NpgsqlDbType.Text);
        Add(entry => entry.Id, NpgsqlDbType.Text);
        Add(entry => entry.Account, NpgsqlDbType.Text);
        Add(entry => entry.Kind, NpgsqlDbType.Text);
        Add(entry => entry.Reference, NpgsqlDbType.Text);
        Add(entry => entry.Net.Amount, NpgsqlDbType.Bigint);
        Add(entry => entry.Net.Currency, NpgsqlDbType.Text);
        Add(entry => entry.At.UtcDateTime, NpgsqlDbType.TimestampTz);
        await command.ExecuteNonQueryAsync(cancellationToken);

        void Add<T>(Func<GatewayEntry, T> of, NpgsqlDbType type) =>
            command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. entries.Select(of)], NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    public Task<ComparedPage> Theirs(
        string gateway, DateTimeOffset from, DateTimeOffset until, string? after, int limit, CancellationToken cancellationToken)
    {
        var (at, id) = Place(after, from);
        return Page(
            $"""
            select {Sides}
            from gateway_records as theirs
            left join gateway_movements as ours using (gateway, kind, reference)
            {Holders}
            where theirs.gateway = $1 and (theirs.at, theirs.id) > ($2, $3) and theirs.at >= $4 and theirs.at < $5
            order by theirs.at, theirs.id
            limit $6
            """,
            [gateway, at, id, from.UtcDateTime, until.UtcDateTime, limit],
            limit,
            row => $"{Text(row.Theirs!.At)} {row.Theirs.Id}",
            cancellationToken);
    }

    public Task<ComparedPage> Ours(
        string gateway, DateTimeOffset from, DateTimeOffset until, string? after, int limit, CancellationToken cancellationToken)
    {
        var (at, key) = Place(after, from);
        return Page(
            $"""
            select {Sides}
            from gateway_movements as ours
            left join gateway_records as theirs on false
            {Holders}
            where ours.gateway = $1 and (ours.at, ours.kind || ' ' || ours.reference) > ($2, $3) and ours.at >= greatest($2, $4) and ours.at < $5
              and not exists (select from gateway_records as known where (known.gateway, known.kind, known.reference) = (ours.gateway, ours.kind, ours.reference))
            order by ours.at, ours.kind || ' ' || ours.reference
            limit $6
            """,
            [gateway, at, key, from.UtcDateTime, until.UtcDateTime, limit],
            limit,
            row => $"{Text(row.Ours!.At)} {row.Ours.Kind} {row.Ours.Reference}",
            cancellationToken);
    }

    public async Task<Compared> Find(string gateway, string kind, string reference, CancellationToken cancellationToken)
    {
        var page = await Page(
            $"""
            select {Sides}
            from (select $1, $2, $3) as wanted (gateway, kind, reference)
            left join gateway_records as theirs using (gateway, kind, reference)
            left join gateway_movements as ours using (gateway, kind, reference)
            {Holders}
            order by theirs.id
            limit $4
            """,
            [gateway, kind, reference, 1],
            limit: 2,
            _ => string.Empty,
            cancellationToken);
        return page.Rows[0];
    }

    public async Task<ImmutableArray<StandingDiscrepancy>> Standing(string gateway, Guid after, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(
            "select id, finding::text, found_at from discrepancies where gateway = $1 and status in ('open', 'repairing') and id > $2 order by id limit $3",
            gateway,
            after,
            limit);
        var standing = ImmutableArray.CreateBuilder<StandingDiscrepancy>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            standing.Add(new StandingDiscrepancy(
                row.GetGuid(0), JsonSerializer.Deserialize<Finding>(row.GetString(1), MarketplaceJson.Options)!, row.GetFieldValue<DateTimeOffset>(2)));
        }

        return standing.ToImmutable();
    }

    public async Task<ImmutableArray<string>> Accounts(string? after, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """select gateway_account from providers where gateway_account collate "C" > $1 order by gateway_account collate "C" limit $2""", after ?? string.Empty, limit);
        var accounts = ImmutableArray.CreateBuilder<string>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            accounts.Add(row.GetString(0));
        }

        return accounts.ToImmutable();
    }

    public async Task<ImmutableArray<OpenedPage>> Pages(
        string gateway, DateTimeOffset from, DateTimeOffset until, OpenedPage? after, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            select reference, payment_id, opened_at from gateway_pages
            where gateway = $1 and (opened_at, reference) > ($2, $3) and opened_at >= $4 and opened_at < $5
            order by opened_at, reference
            limit $6
            """,
            gateway,
            (after?.OpenedAt ?? from).UtcDateTime,
            after?.Reference ?? string.Empty,
            from.UtcDateTime,
            until.UtcDateTime,
            limit);
        return await PagesIn(command, cancellationToken);
    }

    public async Task<OpenedPage?> PageOf(string gateway, string reference, CancellationToken cancellationToken)
    {
        await using var command = Command("select reference, payment_id, opened_at from gateway_pages where gateway = $1 and reference = $2", gateway, reference);
        return await PagesIn(command, cancellationToken) is [var page] ? page : null;
    }

    public async Task<ImmutableArray<ReconciliationSum>> Sums(
        string gateway, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            select theirs.kind, theirs.currency, count(*), sum(theirs.net)::bigint, count(ours.net), coalesce(sum(ours.net), 0)::bigint
            from gateway_records as theirs
            left join gateway_movements as ours on (ours.gateway, ours.kind, ours.reference, ours.currency)
              = (theirs.gateway, theirs.kind, theirs.reference, theirs.currency)
            where theirs.gateway = $1 and theirs.at >= $2 and theirs.at < $3
            group by theirs.kind, theirs.currency
            order by theirs.kind collate "C", theirs.currency collate "C"
            """,
            gateway,
            from.UtcDateTime,
            until.UtcDateTime);
        command.CommandTimeout = 0;
        var sums = ImmutableArray.CreateBuilder<ReconciliationSum>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var currency = row.GetString(1);
            sums.Add(new ReconciliationSum(
                row.GetString(0), row.GetInt64(2), new Money(row.GetInt64(3), currency), row.GetInt64(4), new Money(row.GetInt64(5), currency)));
        }

        return sums.ToImmutable();
    }

    private async Task<ComparedPage> Page(
        string sql, object[] values, int limit, Func<Compared, string> place, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, values);
        var rows = ImmutableArray.CreateBuilder<Compared>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            rows.Add(new Compared(TheirsOf(row, (string)values[0]), OursOf(row), row.IsDBNull(16) ? null : row.GetInt64(16)));
        }

        return new ComparedPage(rows.ToImmutable(), rows.Count == limit ? place(rows[^1]) : null);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static async Task<ImmutableArray<OpenedPage>> PagesIn(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var pages = ImmutableArray.CreateBuilder<OpenedPage>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            pages.Add(new OpenedPage(row.GetString(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2)));
        }

        return pages.ToImmutable();
    }

    private static GatewayEntry? TheirsOf(NpgsqlDataReader row, string gateway) =>
        row.IsDBNull(0) ? null : new GatewayEntry(
            gateway,
            row.GetString(0),
            row.IsDBNull(1) ? null : row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            new Money(row.GetInt64(4), row.GetString(5)),
            row.GetFieldValue<DateTimeOffset>(6));

    private static OurMovement? OursOf(NpgsqlDataReader row) =>
        row.IsDBNull(7) ? null : new OurMovement(
            row.GetString(7),
            row.GetString(8),
            row.IsDBNull(9) ? null : row.GetString(9),
            new Money(row.GetInt64(10), row.GetString(11)),
            row.GetFieldValue<DateTimeOffset>(12),
            row.GetString(13),
            row.GetInt64(14),
            row.GetString(15));

    private static (DateTime At, string Key) Place(string? after, DateTimeOffset from) =>
        after?.IndexOf(' ', StringComparison.Ordinal) is { } space
            ? (DateTime.Parse(after[..space], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), after[(space + 1)..])
            : (from.UtcDateTime, string.Empty);

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
