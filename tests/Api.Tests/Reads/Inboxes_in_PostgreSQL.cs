using Marketplace.Conversations;
using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Reads;

/// <summary>An inbox read while others write, by writers whose moments a test chooses.</summary>
public sealed class Inboxes_in_PostgreSQL(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly Actor Ann = new(ActorRole.Member, new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
    private static readonly Guid Ben = new(3, 0, 0, new byte[8]);

    private string database = null!;
    private NpgsqlDataSource application = null!;

    public async Task InitializeAsync()
    {
        database = await postgres.CreateDatabase();
        application = MarketplaceDataSource.ForApplication(database, connections: 2);
    }

    public async Task DisposeAsync() => await application.DisposeAsync();

    [Fact]
    public async Task A_message_that_commits_late_is_waited_for()
    {
        var (slow, fast) = (await Thread(Ann.Id, Ben), await Thread(Ben, Ann.ProviderId));
        await using var late = await Writer.Begin(database);
        await late.Say(slow, 1);
        await Said(fast, 1);

        var log = new InboxLog(application);
        Assert.Empty(await log.After(Ann, 0, 10, default));
        Assert.Equal(new InboxReach(0, 2), await log.Reach(default));
        await late.Commit();

        Assert.Equal([(1L, slow), (2L, fast)], (await log.After(Ann, 0, 10, default)).Select(entry => (entry.Position, entry.Thread)));
        Assert.Equal(new InboxReach(2, 2), await log.Reach(default));
    }

    [Fact]
    public async Task Threads_are_told_as_one_page_by_page_and_those_of_others_are_not()
    {
        var (one, two, others) = (await Thread(Ann.Id, Ben), await Thread(Ben, Ann.ProviderId), await Thread(Ben, Ben));
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            await Said(two, sequence);
            await Said(others, sequence);
            await Said(one, sequence);
        }

        var log = new InboxLog(application);
        var heard = new List<InboxEntry>();
        while (await log.After(Ann, heard.LastOrDefault()?.Position ?? 0, 4, default) is { Count: > 0 } page)
        {
            heard.AddRange(page);
        }

        Assert.Equal([two, one, two, one, two, one], heard.Select(entry => entry.Thread));
        Assert.Equal([1L, 1, 2, 2, 3, 3], heard.Select(entry => Assert.IsType<MessagePosted>(entry.Happened).Sequence));
    }

    [Fact]
    public async Task What_was_written_after_another_thread_moved_on_is_found_where_a_reader_left_off()
    {
        var (quiet, busy) = (await Thread(Ann.Id, Ben), await Thread(Ann.Id, Ben));
        await Said(busy, 1);
        var log = new InboxLog(application);
        var seen = Assert.Single(await log.After(Ann, 0, 10, default)).Position;

        await Said(quiet, 1);

        Assert.Equal(quiet, Assert.Single(await log.After(Ann, seen, 10, default)).Thread);
        Assert.Empty(await log.After(Ann, seen + 1, 10, default));
    }

    private async Task<Guid> Thread(Guid customer, Guid provider)
    {
        var id = Guid.NewGuid();
        await using var writer = await Writer.Begin(database);
        await writer.Execute(
            $"""
            insert into threads (id, kind, title, customer_id, provider_id, opened_at, version, active_at)
            values ('{id}', 'listing', 'Piano lesson', '{customer}', '{provider}', now(), 1, now())
            """);
        await writer.Commit();
        return id;
    }

    private async Task Said(Guid thread, long sequence)
    {
        await using var writer = await Writer.Begin(database);
        await writer.Say(thread, sequence);
        await writer.Commit();
    }

    /// <summary>Writes as one commit does: the floor, the events, the rows.</summary>
    private sealed class Writer(NpgsqlConnection connection) : IAsyncDisposable
    {
        public static async Task<Writer> Begin(string database)
        {
            var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            var writer = new Writer(connection);
            await writer.Execute("begin; set local search_path = marketplace");
            return writer;
        }

        public async Task Say(Guid thread, long sequence)
        {
            await Execute("select hold_event_floor()");
            await Execute(
                $$"""
                insert into events (stream, version, type, body, at, by_role, by_id, correlation, command_id)
                values ('conversation/{{thread:N}}', {{sequence}}, 'conversation.message-posted',
                  '{"at": "2026-03-02T12:00:00Z", "messageId": "{{Guid.NewGuid()}}", "sequence": {{sequence}}, "side": "Customer", "text": "Hello"}',
                  now(), 'member', gen_random_uuid(), '', gen_random_uuid())
                """);
            await Execute($"update threads set last_sequence = {sequence} where id = '{thread}'");
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
