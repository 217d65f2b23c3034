namespace Marketplace.Postgres;

public sealed class Cluster_membership(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private const int Joining = 1;
    private const int Active = 3;
    private const int Dead = 6;

    private static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    private OrleansQueries queries = null!;

    public async Task InitializeAsync() => queries = await OrleansQueries.Load(await postgres.CreateDatabase());

    public async Task DisposeAsync() => await queries.DisposeAsync();

    [Fact]
    public void Has_every_query_that_the_providers_ask_for() =>
        Assert.Equal<IEnumerable<string>>(
            [
                "CleanupDefunctSiloEntriesKey", "ClearStorageKey", "DeleteMembershipTableEntriesKey", "DeleteReminderRowKey",
                "DeleteReminderRowsKey", "DeleteStorageKey", "GatewaysQueryKey", "InsertMembershipKey", "InsertMembershipVersionKey",
                "MembershipReadAllKey", "MembershipReadRowKey", "ReadFromStorageKey", "ReadRangeRows1Key", "ReadRangeRows2Key",
                "ReadReminderRowKey", "ReadReminderRowsKey", "UpdateIAmAlivetimeKey", "UpdateMembershipKey", "UpsertReminderRowKey",
                "WriteToStorageKey",
            ],
            queries.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Is_founded_once_by_silos_that_start_together()
    {
        var founded = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Found()));

        Assert.Equal(1, founded.Sum());
    }

    [Fact]
    public async Task Lets_one_silo_at_a_time_join()
    {
        await Found();

        var joined = await Task.WhenAll(Enumerable.Range(1, 16).Select(port => Join(port, version: 0)));

        Assert.Equal(1, joined.Sum());
        var silo = Assert.Single(await queries.Run("MembershipReadAllKey", Deployment));
        Assert.Equal(1, silo["Version"]);
        Assert.Equal(Noon, silo["StartTime"]);
    }

    [Fact]
    public async Task Refuses_a_silo_that_is_there_already()
    {
        await Found();
        Assert.Equal(1, await Join(port: 1, version: 0));

        Assert.Equal(0, await Join(port: 1, version: 1));
        Assert.Equal(1, Assert.Single(await queries.Run("MembershipReadAllKey", Deployment))["Version"]);
    }

    [Fact]
    public async Task Changes_a_silo_only_at_the_version_that_was_read()
    {
        await Found();
        await Join(port: 1, version: 0);

        Assert.Equal(0, await Change(port: 1, version: 0, Dead));
        Assert.Equal(1, await Change(port: 1, version: 1, Dead));
        Assert.Equal(0, await Change(port: 9, version: 2, Dead));

        var silo = Assert.Single(await queries.Run("MembershipReadRowKey", Silo(1)));
        Assert.Equal((Dead, "suspect", 2), ((int)silo["Status"]!, silo["SuspectTimes"], (int)silo["Version"]!));
    }

    [Fact]
    public async Task Answers_its_version_even_for_a_silo_it_does_not_know()
    {
        await Found();

        var row = Assert.Single(await queries.Run("MembershipReadRowKey", Silo(1)));

        Assert.Equal(0, row["Version"]);
        Assert.Null(row["StartTime"]);
    }

    [Fact]
    public async Task Takes_a_sign_of_life_without_a_turn()
    {
        await Found();
        await Join(port: 1, version: 0);

        await queries.Run("UpdateIAmAlivetimeKey", [.. Silo(1), ("IAmAliveTime", Noon.AddMinutes(1))]);

        var silo = Assert.Single(await queries.Run("MembershipReadRowKey", Silo(1)));
        Assert.Equal((Noon.AddMinutes(1), 1), ((DateTime)silo["IAmAliveTime"]!, (int)silo["Version"]!));
    }

    [Fact]
    public async Task Lists_the_gateways_that_are_active()
    {
        await Found();
        await Join(port: 1, version: 0);
        await Join(port: 2, version: 1);
        await Change(port: 2, version: 2, Active);

        var gateway = Assert.Single(await queries.Run("GatewaysQueryKey", [.. Deployment, ("Status", Active)]));

        Assert.Equal(("127.0.0.1", 30002, 7), ((string)gateway["Address"]!, (int)gateway["ProxyPort"]!, (int)gateway["Generation"]!));
    }

    [Fact]
    public async Task Forgets_silos_that_died_long_ago_but_none_that_works()
    {
        await Found();
        await Join(port: 1, version: 0);
        await Join(port: 2, version: 1);
        await Change(port: 2, version: 2, Active);

        await queries.Run("CleanupDefunctSiloEntriesKey", [.. Deployment, ("IAmAliveTime", Noon.AddDays(1))]);

        Assert.Equal(2, Assert.Single(await queries.Run("MembershipReadAllKey", Deployment))["Port"]);
        await queries.Run("DeleteMembershipTableEntriesKey", Deployment);
        Assert.Empty(await queries.Run("MembershipReadAllKey", Deployment));
    }

    private static (string, object?)[] Deployment => [("DeploymentId", "cluster")];

    private static (string, object?)[] Silo(int port) => [.. Deployment, ("Address", "127.0.0.1"), ("Port", port), ("Generation", 7)];

    private Task<int> Found() => queries.Count("InsertMembershipVersionKey", Deployment);

    private Task<int> Join(int port, int version) => queries.Count(
        "InsertMembershipKey",
        [
            .. Silo(port), ("SiloName", $"silo-{port}"), ("HostName", "host"), ("Status", Joining), ("ProxyPort", 30000 + port),
            ("StartTime", Noon), ("IAmAliveTime", Noon), ("Version", version),
        ]);

    private Task<int> Change(int port, int version, int status) => queries.Count(
        "UpdateMembershipKey",
        [.. Silo(port), ("Status", status), ("SuspectTimes", "suspect"), ("IAmAliveTime", Noon), ("Version", version)]);
}
