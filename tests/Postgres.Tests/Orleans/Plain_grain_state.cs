namespace Marketplace.Postgres;

public sealed class Plain_grain_state(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private OrleansQueries queries = null!;

    public async Task InitializeAsync() => queries = await OrleansQueries.Load(await postgres.CreateDatabase());

    public async Task DisposeAsync() => await queries.DisposeAsync();

    [Fact]
    public async Task Has_one_winner_among_32_first_writes()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(writer => Write(version: null, payload: (byte)writer)));

        var winner = Assert.Single(answers, version => version is not null);
        Assert.Equal(1, winner);
        Assert.Equal((byte)Array.IndexOf(answers, winner), Assert.Single((await Read())!.Value.Payload!));
    }

    [Fact]
    public async Task Has_one_winner_among_32_later_writes()
    {
        await Write(version: null, payload: 0);

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(writer => Write(version: 1, payload: (byte)writer)));

        var winner = Assert.Single(answers, version => version is not null);
        Assert.Equal(2, winner);
        Assert.Equal((byte)Array.IndexOf(answers, winner), Assert.Single((await Read())!.Value.Payload!));
    }

    [Fact]
    public async Task Refuses_a_first_write_of_what_is_there()
    {
        await Write(version: null, payload: 1);

        Assert.Null(await Write(version: null, payload: 2));
        Assert.Null(await Write(version: 9, payload: 2));
        Assert.Equal([1], (await Read())!.Value.Payload!);
    }

    [Fact]
    public async Task Is_apart_for_each_key_extension_and_service()
    {
        await Write(version: null, payload: 1);
        await Write(version: null, payload: 2, extension: "other");
        await Write(version: null, payload: 3, service: "other");

        Assert.Equal([1], (await Read())!.Value.Payload!);
        Assert.Equal([2], (await Read(extension: "other"))!.Value.Payload!);
        Assert.Equal([3], (await Read(service: "other"))!.Value.Payload!);
    }

    [Fact]
    public async Task Keeps_its_version_when_it_is_cleared()
    {
        await Write(version: null, payload: 1);

        Assert.Empty(await queries.Run("ClearStorageKey", [.. Key(), ("GrainStateVersion", 7)]));
        var cleared = await queries.Run("ClearStorageKey", [.. Key(), ("GrainStateVersion", 1)]);

        Assert.Equal(2, Assert.Single(cleared)["NewGrainStateVersion"]);
        Assert.Equal((null, 2), await Read());
        Assert.Equal(3, await Write(version: 2, payload: 5));
    }

    [Fact]
    public async Task May_be_written_anew_when_it_was_deleted()
    {
        await Write(version: null, payload: 1);

        Assert.Empty(await queries.Run("DeleteStorageKey", [.. Key(), ("GrainStateVersion", 7)]));
        var deleted = await queries.Run("DeleteStorageKey", [.. Key(), ("GrainStateVersion", 1)]);

        Assert.Equal(2, Assert.Single(deleted)["NewGrainStateVersion"]);
        Assert.Null(await Read());
        Assert.Equal(1, await Write(version: null, payload: 5));
    }

    private static (string, object?)[] Key(string? extension = null, string service = "service") =>
    [
        ("GrainIdHash", 11), ("GrainIdN0", 22L), ("GrainIdN1", 33L), ("GrainTypeHash", 44),
        ("GrainTypeString", "counter"), ("GrainIdExtensionString", extension), ("ServiceId", service),
    ];

    private async Task<int?> Write(int? version, byte payload, string? extension = null, string service = "service")
    {
        var rows = await queries.Run(
            "WriteToStorageKey", [.. Key(extension, service), ("GrainStateVersion", version), ("PayloadBinary", new[] { payload })]);
        return rows.Count == 0 ? null : (int?)Assert.Single(rows)["NewGrainStateVersion"];
    }

    private async Task<(byte[]? Payload, int Version)?> Read(string? extension = null, string service = "service")
    {
        var rows = await queries.Run("ReadFromStorageKey", Key(extension, service));
        return rows.Count == 0 ? null : ((byte[]?)rows[0]["PayloadBinary"], (int)rows[0]["Version"]!);
    }
}
