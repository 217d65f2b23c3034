using Marketplace.Ledger;

namespace Marketplace.Postgres;

public sealed class Rebuilding(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private StorageHost host = null!;

    public async Task InitializeAsync()
    {
        host = await StorageHost.Start(postgres);
        for (var number = 0; number < 3; number++)
        {
            await host.Write(StorageHost.Counter(number), new Counted(1), new Armed("ring", StorageHost.Noon.AddTicks(7)), new Wished("pony" + number));
            await host.Write(StorageHost.Counter(number), new Counted(2), new Armed("beep", StorageHost.Noon));
            await host.Write(StorageHost.Counter(number), new Paid("sale", [new LedgerLeg(Accounts.VatOut, default, new Money(1, "EUR")), new LedgerLeg(Accounts.Escrow, default, new Money(-1, "EUR"))]));
        }
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Finds_that_every_state_follows_from_its_events()
    {
        var report = await host.Rebuild.Run(default);

        Assert.Empty(report.Differences);
        Assert.Equal((3L, 18L), (report.Streams, report.Events));
    }

    [Theory]
    [InlineData("state", "update aggregates set state = replace(state::text, '\"total\":3', '\"total\":4')::json where stream = '$'")]
    [InlineData("version", "update aggregates set version = version + 1 where stream = '$'")]
    [InlineData("deadlines", "update deadlines set at = at + interval '1 second' where stream = '$' and name = 'ring'")]
    [InlineData("deadlines", "delete from deadlines where stream = '$' and name = 'ring'")]
    [InlineData("intents", "delete from intents where stream = '$'")]
    [InlineData("intents", "update intents set body = '{\"key\":\"cake\"}' where stream = '$'")]
    [InlineData("watermark", "update relay_watermarks set version = version + 1 where stream = '$'")]
    [InlineData("receipts", "delete from receipts where stream = '$' and version = 6")]
    [InlineData("events", "delete from events where stream = '$' and version = 2")]
    [InlineData("events", "update events set type = 'counter.unheard-of' where stream = '$' and version = 2")]
    [InlineData("events", "update events set body = '{}'::json where stream = '$' and type = 'counter.armed' and false; update aggregates set state = '[]'::json where stream = '$'")]
    [InlineData("version", "delete from aggregates where stream = '$'")]
    public async Task Names_what_was_corrupted(string what, string corruption)
    {
        var victim = StorageHost.Counter(1).ToString();
        await host.Run($"set session_replication_role = replica; {corruption.Replace("$", victim, StringComparison.Ordinal)}");

        var report = await host.Rebuild.Run(default);

        var difference = Assert.Single(report.Differences);
        Assert.Equal((victim, what), (difference.Stream, difference.What));
    }

    [Fact]
    public async Task Names_a_stream_that_nobody_knows()
    {
        await host.Run("insert into aggregates values ('stranger/1', 'stranger', 1, '{}')");

        var report = await host.Rebuild.Run(default);

        Assert.Equal("stranger/1", Assert.Single(report.Differences).Stream);
        Assert.Equal(4, report.Streams);
    }
}
