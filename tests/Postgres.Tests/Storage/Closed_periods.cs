using Marketplace.Ledger;
using Npgsql;

namespace Marketplace.Postgres;

/// <summary>Nothing gets into a period once it is closed, whoever writes and however they meet.</summary>
public sealed class Closed_periods(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private const string Waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())";

    private static readonly GrainId One = StorageHost.Counter(1);

    private StorageHost host = null!;

    public async Task InitializeAsync() => host = await StorageHost.Start(postgres);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task What_comes_late_keeps_its_time_and_counts_for_the_open_one()
    {
        await host.Write(One, Sale(1));
        await Close("2026-03", null, StorageHost.Noon.AddDays(1));
        await host.Write(One, Sale(2));

        Assert.Equal([(StorageHost.Noon, null), (StorageHost.Noon, StorageHost.Noon.AddDays(1))], await Movements());
    }

    [Fact]
    public async Task Whoever_closes_waits_for_those_who_are_booking()
    {
        await using var booking = await host.Pool.OpenConnectionAsync();
        await using var open = await booking.BeginTransactionAsync();
        await Insert(booking, Guid.CreateVersion7(), StorageHost.Noon);

        var closing = Close("2026-03", null, StorageHost.Noon.AddDays(1));
        await Until(Waiting, 1);
        Assert.False(closing.IsCompleted);
        await open.CommitAsync();
        await closing;

        Assert.Equal([(StorageHost.Noon, null)], await Movements());
    }

    [Fact]
    public async Task Whoever_books_waits_for_those_who_are_closing_and_comes_late()
    {
        await using var closing = await host.Pool.OpenConnectionAsync();
        await using var open = await closing.BeginTransactionAsync();
        await Close(closing, "2026-03", null, StorageHost.Noon.AddDays(1));

        var booking = host.Write(One, Sale(1));
        await Until(Waiting, 1);
        Assert.False(booking.IsCompleted);
        await open.CommitAsync();
        await booking;

        Assert.Equal([(StorageHost.Noon, StorageHost.Noon.AddDays(1))], await Movements());
    }

    [Fact]
    public async Task A_period_comes_to_the_same_however_many_book_while_it_is_closed()
    {
        var until = StorageHost.Noon.AddDays(1);
        var periods = new LedgerPeriods(host.Pool);
        var busy = Enumerable.Range(1, 32).Select(async writer =>
        {
            for (var sale = 1; sale <= 8; sale++)
            {
                await host.Write(StorageHost.Counter(writer), Sale(sale));
            }
        }).ToArray();
        await Close("2026-03", null, until);
        var sealedSums = await PeriodAdder.Sum(periods.Booked(null, until, default), default);
        await Task.WhenAll(busy);

        var later = await PeriodAdder.Sum(periods.Booked(null, until, default), default);
        var next = await PeriodAdder.Sum(periods.Booked(until, until.AddDays(30), default), default);
        Assert.Equal((sealedSums.Digest, 32 * 8 * 2), (later.Digest, later.Entries + next.Entries));
        Assert.Equal(
            later.Accounts,
            (await periods.Totals(null, until, default)).Select(total => new PeriodTotal(total.Account, total.Debits, total.Credits)));
    }

    [Fact]
    public async Task Refuses_legs_that_come_after_it_was_closed()
    {
        await host.Write(One, Sale(1));
        await Close("2026-03", null, StorageHost.Noon.AddDays(1));

        await Refuses("ledger_entries_period_open",
            $"insert into ledger_entries select id, leg, '{Accounts.VatOut}', '{Guid.Empty}', 'EUR', amount from ledger_transactions, (values (3, 1), (4, -1)) as more (leg, amount)");
    }

    [Fact]
    public async Task Refuses_a_writer_who_says_where_it_counts() =>
        await Refuses("ledger_transactions_period_open",
            $"insert into ledger_transactions (id, stream, version, purpose, at, booked_at) values ('{Guid.NewGuid()}', 's', 1, 'p', now(), '2020-01-01')");

    [Fact]
    public async Task Refuses_a_snapshot_from_before_the_closing()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => host.Run(
            $"begin isolation level repeatable read; insert into ledger_transactions (id, stream, version, purpose, at) values ('{Guid.NewGuid()}', 's', 1, 'p', now())"));
        Assert.Equal(PostgresErrorCodes.InvalidTransactionState, refused.SqlState);
    }

    [Fact]
    public async Task Periods_follow_each_other_and_stay_as_they_are()
    {
        await Close("2026-03", null, StorageHost.Noon);
        await Refuses("ledger_periods_follow", Closing("2026-04", StorageHost.Noon.AddDays(1), StorageHost.Noon.AddDays(30)));
        await Refuses("ledger_periods_follow", Closing("2026-02", null, StorageHost.Noon.AddDays(-1)));
        await Refuses("ledger_periods_last", Closing("2026-04", StorageHost.Noon, StorageHost.Noon));
        await Close("2026-04", StorageHost.Noon, StorageHost.Noon.AddDays(30));

        await host.Run("update ledger_periods set sealed_at = now(), seal = 's', entries = 0, accounts = '[]', digest = 'd' where name = '2026-03'");
        foreach (var change in (string[])["seal = 'other'", "ends_at = ends_at + interval '1 day'", "reason = 'other'"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => host.Run($"update ledger_periods set {change}"));
            Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
        }

        Assert.Equal(
            PostgresErrorCodes.RestrictViolation,
            (await Assert.ThrowsAsync<PostgresException>(() => host.Run("delete from ledger_periods"))).SqlState);
    }

    private static Paid Sale(int number) => new($"sale {number}",
        [new LedgerLeg(Accounts.Cash("manual"), Guid.Empty, new Money(7, "EUR")), new LedgerLeg(Accounts.VatOut, Guid.Empty, new Money(-7, "EUR"))]);

    private static string Closing(string name, DateTimeOffset? from, DateTimeOffset until) =>
        $"insert into ledger_periods (id, name, starts_at, ends_at, closed_at) values ('{LedgerPeriod.IdOf(name)}', '{name}', {(from is { } start ? $"'{start:O}'" : "null")}, '{until:O}', now())";

    private static async Task Close(NpgsqlConnection connection, string name, DateTimeOffset? from, DateTimeOffset until)
    {
        await using var command = new NpgsqlCommand(Closing(name, from, until), connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Insert(NpgsqlConnection connection, Guid id, DateTimeOffset at)
    {
        await using var command = new NpgsqlCommand(
            $"""
            insert into ledger_transactions (id, stream, version, purpose, at) values ('{id}', 's', 1, 'sale', '{at:O}');
            insert into ledger_entries values ('{id}', 1, 'cash:manual', '{Guid.Empty}', 'EUR', 7), ('{id}', 2, 'tax:vat_out', '{Guid.Empty}', 'EUR', -7)
            """,
            connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task Close(string name, DateTimeOffset? from, DateTimeOffset until)
    {
        await using var connection = await host.Pool.OpenConnectionAsync();
        await Close(connection, name, from, until);
    }

    private async Task Refuses(string constraint, string sql) =>
        Assert.Equal(constraint, (await Assert.ThrowsAsync<PostgresException>(() => host.Run(sql))).ConstraintName);

    private async Task<List<(DateTimeOffset At, DateTimeOffset? BookedAt)>> Movements()
    {
        await using var command = host.Pool.CreateCommand("select at, booked_at from ledger_transactions order by booked_at nulls first");
        await using var row = await command.ExecuteReaderAsync();
        var movements = new List<(DateTimeOffset, DateTimeOffset?)>();
        while (await row.ReadAsync())
        {
            movements.Add((row.GetFieldValue<DateTimeOffset>(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1)));
        }

        return movements;
    }

    private async Task Until(string count, long wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await host.Scalar<long>(count) != wanted)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
