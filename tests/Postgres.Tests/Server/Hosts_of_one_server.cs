namespace Marketplace.Postgres;

public sealed class Hosts_of_one_server : IDisposable
{
    private readonly ServerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Share_it()
    {
        await using var first = await folder.Start();
        await using var second = await folder.Start();

        Assert.True(first.IsOwner);
        Assert.False(second.IsOwner);
        Assert.Equal(first.ConnectionString("postgres"), second.ConnectionString("postgres"));
    }

    [Fact]
    public async Task Start_together_and_agree_on_one()
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => folder.Start()));

        Assert.Single(hosts, host => host.IsOwner);
        Assert.Single(hosts.Select(host => host.Port).Distinct());
        await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Take_over_from_an_owner_that_stops()
    {
        var first = await folder.Start();
        await using var second = await folder.Start();
        await Sql.Run(second.ConnectionString("postgres"), "create table kept ()");

        await first.DisposeAsync();

        await Eventually.Answers(second.ConnectionString("postgres"));
        Assert.Equal(0L, await Sql.Scalar(second.ConnectionString("postgres"), "select count(*) from kept"));
    }

    [Fact]
    public async Task Take_over_from_an_owner_that_is_killed()
    {
        using var first = await ServerHost.Start(folder.Path);
        await using var second = await folder.Start();
        Assert.False(second.IsOwner);

        first.Kill();

        await Eventually.Answers(second.ConnectionString("postgres"));
    }

    [Fact]
    public async Task Leave_no_server_behind_when_they_are_killed()
    {
        using var host = await ServerHost.Start(folder.Path);
        var server = PostmasterFile.Read(folder.Cluster)!.ProcessId;

        host.Kill();

        await Eventually.Ends(server);
    }

    [Fact]
    public async Task Find_what_was_committed_before_everything_was_killed()
    {
        using var host = await ServerHost.Start(folder.Path);
        await Sql.Run(host.ConnectionString, "create table kept (word text); insert into kept values ('acknowledged')");

        using (var server = System.Diagnostics.Process.GetProcessById(PostmasterFile.Read(folder.Cluster)!.ProcessId))
        {
            host.Kill();
            server.Kill();
        }

        await using var again = await folder.Start();
        Assert.Equal("acknowledged", await Sql.Scalar(again.ConnectionString("postgres"), "select word from kept"));
    }
}
