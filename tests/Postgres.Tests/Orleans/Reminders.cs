namespace Marketplace.Postgres;

public sealed class Reminders(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    private OrleansQueries queries = null!;

    public async Task InitializeAsync() => queries = await OrleansQueries.Load(await postgres.CreateDatabase());

    public async Task DisposeAsync() => await queries.DisposeAsync();

    [Fact]
    public async Task Come_back_as_they_were_written()
    {
        var version = await Set("shard/1", period: 60_000);

        var reminder = Assert.Single(await queries.Run("ReadReminderRowKey", Named("shard/1")));

        Assert.Equal(
            ("shard/1", "wake", Noon, 60_000L, version),
            ((string)reminder["GrainId"]!, (string)reminder["ReminderName"]!, (DateTime)reminder["StartTime"]!, (long)reminder["Period"]!, (int)reminder["Version"]!));
    }

    [Fact]
    public async Task Take_periods_beyond_what_an_integer_of_milliseconds_holds()
    {
        var month = (long)TimeSpan.FromDays(30).TotalMilliseconds;

        await Set("shard/1", month);

        Assert.Equal(month, Assert.Single(await queries.Run("ReadReminderRowsKey", Grain("shard/1")))["Period"]);
    }

    [Fact]
    public async Task Are_removed_only_at_the_version_that_was_read()
    {
        var first = await Set("shard/1", period: 60_000);
        var second = await Set("shard/1", period: 90_000);

        Assert.Equal(0, await Remove("shard/1", first));
        Assert.Equal(1, await Remove("shard/1", second));
        Assert.Empty(await queries.Run("ReadReminderRowKey", Named("shard/1")));
    }

    [Fact]
    public async Task Made_again_are_safe_from_a_late_removal()
    {
        var old = await Set("shard/1", period: 60_000);
        await Remove("shard/1", old);
        await Set("shard/1", period: 60_000);

        Assert.Equal(0, await Remove("shard/1", old));
    }

    [Fact]
    public async Task Are_found_by_their_place_on_the_ring()
    {
        foreach (var hash in new[] { int.MinValue, -5, 0, 5, int.MaxValue })
        {
            await Set($"shard/{hash}", period: 60_000, hash);
        }

        var between = await Range("ReadRangeRows1Key", begin: -5, end: 5);
        var around = await Range("ReadRangeRows2Key", begin: 5, end: -5);
        Assert.Equal([0, 5], between);
        Assert.Equal([int.MinValue, -5, int.MaxValue], around);
        Assert.Equal(5, (await Range("ReadRangeRows2Key", begin: 0, end: 0)).Length);
    }

    private static (string, object?)[] Grain(string id) => [("ServiceId", "service"), ("GrainId", id)];

    private static (string, object?)[] Named(string id) => [.. Grain(id), ("ReminderName", "wake")];

    private async Task<int> Set(string id, long period, int hash = 1)
    {
        // The provider sends an Int32 whenever the period fits into one.
        object milliseconds = period <= int.MaxValue ? (int)period : period;
        var rows = await queries.Run("UpsertReminderRowKey", [.. Named(id), ("StartTime", Noon), ("Period", milliseconds), ("GrainHash", hash)]);
        return (int)Assert.Single(rows)["Version"]!;
    }

    private Task<int> Remove(string id, int version) => queries.Count("DeleteReminderRowKey", [.. Named(id), ("Version", version)]);

    private async Task<int[]> Range(string key, int begin, int end)
    {
        var rows = await queries.Run(key, ("ServiceId", "service"), ("BeginHash", begin), ("EndHash", end));
        return [.. rows.Select(row => int.Parse(((string)row["GrainId"]!)["shard/".Length..])).Order()];
    }
}
