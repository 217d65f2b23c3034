using System.Globalization;
using Npgsql;

namespace Marketplace.Postgres;

public sealed class A_private_server : IDisposable
{
    private readonly ServerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Keeps_its_data_over_a_restart()
    {
        await using (var server = await folder.Start())
        {
            await Sql.Run(server.ConnectionString("postgres"), "create table kept (word text); insert into kept values ('still here')");
        }

        await using var again = await folder.Start();
        Assert.Equal("still here", await Sql.Scalar(again.ConnectionString("postgres"), "select word from kept"));
    }

    [Fact]
    public async Task Leaves_nothing_running_when_it_is_disposed()
    {
        int process;
        await using (await folder.Start())
        {
            process = PostmasterFile.Read(folder.Cluster)!.ProcessId;
        }

        Assert.False(new PostmasterFile(folder.Cluster, process, Port: 1).IsAlive(out _));
        Assert.Null(PostmasterFile.Read(folder.Cluster));
    }

    [Fact]
    public async Task Forgets_its_data_when_it_is_disposable()
    {
        await using (await PrivatePostgres.Start(new PostgresServerOptions(folder.Path) { Durable = false, Disposable = true, StartTimeout = TestServer.Patience }))
        {
            Assert.True(Directory.Exists(folder.Cluster));
        }

        Assert.False(Directory.Exists(folder.Cluster));
    }

    [Fact]
    public async Task Lets_nobody_in_without_its_password()
    {
        await using var server = await folder.Start();
        var stranger = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Password = "guess" };

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Sql.Run(stranger.ConnectionString, "select 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Shows_nobody_else_its_folder()
    {
        await using var server = await folder.Start();

        if (!OperatingSystem.IsWindows())
        {
            var home = Directory.ResolveLinkTarget(folder.Server, returnFinalTarget: true)?.FullName ?? folder.Server;
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(home));
        }
    }

    [Fact]
    public async Task Runs_even_where_only_root_may_go()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using (var server = await folder.Start())
        {
            await Sql.Run(server.ConnectionString("postgres"), "create table kept ()");
        }

        await using var again = await folder.Start();
        Assert.Equal(0L, await Sql.Scalar(again.ConnectionString("postgres"), "select count(*) from kept"));
    }

    [Fact]
    public async Task Is_not_fooled_by_a_pid_file_whose_number_belongs_to_somebody_else()
    {
        await (await folder.Start()).DisposeAsync();
        var us = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "postmaster.pid"), $"{us}\n{folder.Cluster}\n0\n1\n\n127.0.0.1\n");

        await using var server = await folder.Start();

        Assert.Equal(1, await Sql.Scalar(server.ConnectionString("postgres"), "select 1"));
    }

    [Fact]
    public async Task Begins_anew_when_its_first_start_was_cut_off_half_way()
    {
        await (await folder.Start()).DisposeAsync();
        Directory.Move(folder.Cluster, folder.Cluster + ".draft");
        File.Delete(Path.Combine(folder.Cluster + ".draft", "global", "pg_control"));

        await using var server = await folder.Start();

        Assert.Equal(1, await Sql.Scalar(server.ConnectionString("postgres"), "select 1"));
    }

    [Fact]
    public async Task Comes_back_on_the_same_port_after_a_crash()
    {
        await using var server = await folder.Start();
        using (var postmaster = System.Diagnostics.Process.GetProcessById(PostmasterFile.Read(folder.Cluster)!.ProcessId))
        {
            postmaster.Kill();
            await postmaster.WaitForExitAsync();
        }

        await Eventually.Answers(server.ConnectionString("postgres"));
    }
}
