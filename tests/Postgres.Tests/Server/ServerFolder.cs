namespace Marketplace.Postgres;

/// <summary>A data directory for one test, gone afterwards.</summary>
internal sealed class ServerFolder : IDisposable
{
    public string Path { get; } = TestServer.NewFolder();

    /// <summary>Where the server keeps its things, behind a link or not.</summary>
    public string Server => System.IO.Path.Combine(Path, "postgres");

    public string Cluster => System.IO.Path.Combine(Server, "cluster");

    public Task<PrivatePostgres> Start() => PrivatePostgres.Start(new PostgresServerOptions(Path) { Durable = false, StartTimeout = TestServer.Patience });

    public void Dispose() => TestServer.Delete(Path);
}
