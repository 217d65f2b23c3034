using Marketplace.Postgres;

namespace Marketplace.Bench;

/// <summary>A folder of the benchmark's own with a PostgreSQL in it, durable like that of people; gone afterwards.</summary>
internal sealed class BenchPlace : IAsyncDisposable
{
    private BenchPlace(string folder, PrivatePostgres server) => (Folder, Server) = (folder, server);

    public string Folder { get; }

    public PrivatePostgres Server { get; }

    public static async Task<BenchPlace> Open(string? within)
    {
        var parent = within ?? Path.GetTempPath();
        var folder = Directory.CreateDirectory(Path.Combine(parent, $"marketplace-bench-{Guid.NewGuid():N}")).FullName;
        return new BenchPlace(folder, await PrivatePostgres.Start(new PostgresServerOptions(folder) { Durable = true, Disposable = true }));
    }

    public string File(string name) => Path.Combine(Folder, name);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
