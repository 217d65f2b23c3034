using Npgsql;

namespace Marketplace.Postgres;

public sealed class The_event_feed(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private StorageHost host = null!;

    public async Task InitializeAsync() => host = await StorageHost.Start(postgres);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Gives_events_as_they_were_written_page_by_page()
    {
        await host.Write(StorageHost.Counter(1), new Counted(1), new Counted(2));
        await host.Write(StorageHost.Counter(2), new Counted(3));

        var first = await host.Feed.Read(0, 2, default);
        var rest = await host.Feed.Read(first[^1].Position, 2, default);

        Assert.Equal([1L, 2L], first.Select(item => item.Version));
        var last = Assert.Single(rest);
        Assert.Equal(
            (StorageHost.Counter(2), 1L, "counter.counted", StorageHost.Noon, "platform", "request"),
            (last.Stream, last.Version, last.Type, last.At, last.By.Role, last.Correlation));
        Assert.Equal("""{"amount":3}""", last.Body);
        Assert.Empty(await host.Feed.Read(last.Position, 2, default));
    }

    [Fact]
    public async Task Waits_for_a_writer_that_commits_late()
    {
        await using var late = await RawWriter.Begin(host.Database);
        await late.Append("late");
        await host.Write(StorageHost.Counter(1), new Counted(1));

        Assert.Empty(await host.Feed.Read(0, 10, default));
        await late.Commit();

        Assert.Equal([1L, 2L], (await host.Feed.Read(0, 10, default)).Select(item => item.Position));
    }

    [Fact]
    public async Task Goes_on_when_a_writer_gives_up()
    {
        await using (var late = await RawWriter.Begin(host.Database))
        {
            await late.Append("never");
            await host.Write(StorageHost.Counter(1), new Counted(1));
            Assert.Empty(await host.Feed.Read(0, 10, default));
        }

        Assert.Equal(2L, Assert.Single(await host.Feed.Read(0, 10, default)).Position);
    }

    [Fact]
    public async Task Gives_what_is_before_a_late_writer()
    {
        await host.Write(StorageHost.Counter(1), new Counted(1));
        await using var late = await RawWriter.Begin(host.Database);
        await late.Append("late");
        await host.Write(StorageHost.Counter(2), new Counted(1));

        Assert.Equal(1L, Assert.Single(await host.Feed.Read(0, 10, default)).Position);
    }

    [Fact]
    public async Task Is_not_held_up_by_transactions_that_write_something_else()
    {
        var elsewhere = await postgres.CreateDatabase();
        await using var here = await RawWriter.Begin(host.Database);
        await here.Execute("insert into marketplace.counter_names values ('long')");
        await using var there = await RawWriter.Begin(elsewhere);
        await there.Append("in another database");

        await host.Write(StorageHost.Counter(1), new Counted(1));

        Assert.Single(await host.Feed.Read(0, 10, default));
    }

    [Fact]
    public async Task Refuses_to_be_read_in_a_snapshot()
    {
        await using var reader = await RawWriter.Begin(host.Database, "repeatable read");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => reader.Execute("select * from read_events(0, 1)"));

        Assert.Equal(PostgresErrorCodes.InvalidTransactionState, refused.SqlState);
    }

    [Fact]
    public async Task Never_passes_over_an_event_of_16_writers_that_dawdle()
    {
        const int Writers = 16;
        const int Turns = 25;
        var dawdling = new Random(20260302);
        int[][] pauses = [.. Enumerable.Range(0, Writers).Select(_ => Enumerable.Range(0, Turns).Select(_ => dawdling.Next(0, 30)).ToArray())];

        var writing = Task.WhenAll(pauses.Select(async (mine, writer) =>
        {
            foreach (var (pause, turn) in mine.Select((pause, turn) => (pause, turn)))
            {
                await using var raw = await RawWriter.Begin(host.Database);
                await raw.Append($"{writer}-{turn}");
                await raw.Execute($"select pg_sleep({pause} / 1000.0)");
                await raw.Commit();
            }
        }));

        var seen = new List<long>();
        bool finished;
        do
        {
            finished = writing.IsCompleted;
            while (await host.Feed.Read(seen.LastOrDefault(), 7, default) is { IsEmpty: false } page)
            {
                seen.AddRange(page.Select(item => item.Position));
            }
        }
        while (!finished);

        await writing;
        Assert.Equal(Writers * Turns, seen.Count);
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(Writers * Turns, seen.Distinct().Count());
    }

    /// <summary>A writer of events whose moments a test chooses.</summary>
    private sealed class RawWriter : IAsyncDisposable
    {
        private readonly NpgsqlConnection connection;

        private RawWriter(NpgsqlConnection connection) => this.connection = connection;

        public static async Task<RawWriter> Begin(string database, string isolation = "read committed")
        {
            var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = 40 }.ConnectionString);
            await session.OpenAsync();
            var writer = new RawWriter(session);
            await writer.Execute($"begin isolation level {isolation}; set local search_path = marketplace");
            return writer;
        }

        public async Task Append(string name)
        {
            await Execute("select hold_event_floor()");
            await Execute($$"""
                insert into events (stream, version, type, body, at, by_role, by_id, correlation, command_id)
                values ('counter/{{name}}', 1, 'counter.counted', '{}', now(), 'platform', gen_random_uuid(), '', gen_random_uuid())
                """);
        }

        public Task Commit() => Execute("commit");

        public async Task Execute(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
