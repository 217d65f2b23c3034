using Npgsql;

namespace Marketplace.Work;

/// <summary>Takes one database away while the rest of the server goes on: every connection breaks and no new one is let in.</summary>
internal sealed class Outages : IAsyncDisposable
{
    private readonly string name;

    private Outages(string name) => this.name = name;

    public static async Task<Outages> Begin(string connectionString)
    {
        var outage = new Outages(new NpgsqlConnectionStringBuilder(connectionString).Database!);
        await TestServer.Execute($"alter database {outage.name} allow_connections false");
        await TestServer.Execute($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{outage.name}'");
        return outage;
    }

    public async ValueTask DisposeAsync() => await TestServer.Execute($"alter database {name} allow_connections true");
}
