using Marketplace.Postgres;

namespace Marketplace.Commands;

public sealed class Stopping : IDisposable
{
    private readonly string folder = TestServer.NewFolder();

    public void Dispose() => TestServer.Delete(folder);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Leaves_nothing_running_and_the_next_start_finds_the_data(string signal)
    {
        string[] settings = ["--urls=http://127.0.0.1:0", $"--Data:Directory={folder}", "--Logging:LogLevel:Default=Error"];
        int database;
        using (var first = await ProgramRun.Serving(settings))
        {
            database = Postmaster().ProcessId;
            await Sql.Run(Owner(), "create table marketplace.kept as select 1 as proof");

            Assert.Equal(0, await first.Stop(signal));
        }

        Assert.False(new PostmasterFile(folder, database, 0).IsAlive(out var isPostgres) && isPostgres, "PostgreSQL outlived its host.");

        using var second = await ProgramRun.Serving(settings);
        Assert.Equal(1, await Sql.Scalar(Owner(), "select proof from marketplace.kept"));
        Assert.Equal(0, await second.Stop(signal));
    }

    private string Root()
    {
        var home = new DirectoryInfo(Path.Combine(folder, "postgres"));
        return home.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? home.FullName;
    }

    private PostmasterFile Postmaster() => PostmasterFile.Read(Path.Combine(Root(), "cluster"))!;

    private string Owner() => new Npgsql.NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Postmaster().Port,
        Username = Cluster.User,
        Password = File.ReadAllText(Path.Combine(Root(), "password")),
        Database = "marketplace",
        SslMode = Npgsql.SslMode.Disable,
    }.ConnectionString;
}
