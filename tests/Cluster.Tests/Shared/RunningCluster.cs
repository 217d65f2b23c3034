using Marketplace.Hosting;
using Marketplace.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Cluster;

/// <summary>Silos and edges in processes of their own, over one database, on this machine: what production is, but small.</summary>
internal sealed class RunningCluster : IMarketplace, IAsyncDisposable
{
    private readonly string database;
    private readonly List<ClusterProcess> silos = [];
    private readonly List<ClusterProcess> edges = [];
    private readonly List<IHost> clients = [];
    private readonly HttpClient http;
    private readonly Uri address = FreePorts.Address();

    private RunningCluster(string database)
    {
        this.database = database;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    }

    /// <summary>The silos that have not been killed or stopped.</summary>
    public IReadOnlyList<ClusterProcess> Silos => [.. silos.Where(silo => silo.IsAlive)];

    public Api Visitor => new(http, null);

    /// <summary>Where the first edge serves the API and the stand-ins.</summary>
    public Uri Address => address;

    public static async Task<RunningCluster> Start(string database, int silos = 3)
    {
        var cluster = new RunningCluster(database);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, silos).Select(_ => cluster.Join()));
            await cluster.AddEdge(cluster.address);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>One silo more; returns when it serves.</summary>
    public async Task<ClusterProcess> Join()
    {
        var siloPort = FreePorts.Next();
        var silo = ClusterProcess.Launch(
            typeof(SiloHost).Assembly.Location,
            FreePorts.Address(),
            siloPort,
            [.. Settings, $"--Orleans:Endpoints:SiloPort={siloPort}", $"--Orleans:Endpoints:GatewayPort={FreePorts.Next()}"]);
        lock (silos)
        {
            silos.Add(silo);
        }

        return await silo.Ready();
    }

    /// <summary>One edge more, which holds no grains.</summary>
    public Task<ClusterProcess> AddEdge() => AddEdge(FreePorts.Address());

    /// <summary>A client of the cluster in this process, for what HTTP does not show.</summary>
    public async Task<IClusterClient> Client()
    {
        var host = new HostBuilder()
            .ConfigureServices(services => services.AddEngineDefaults())
            .UseOrleansClient(client => client.JoinMarketplace(MarketplaceDataSource.OwnerConnectionString(database)))
            .Build();
        clients.Add(host);
        await host.StartAsync();
        return host.Services.GetRequiredService<IClusterClient>();
    }

    /// <summary>Everything that must always hold, holds.</summary>
    public async Task Verifies()
    {
        await this.Settles();
        await using var verifier = ClusterProcess.Launch(ApiProgram, FreePorts.Address(), 0, ["verify", .. Settings]);
        Assert.True(await verifier.Ends() == 0, verifier.Said);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
        {
            await client.StopAsync();
            client.Dispose();
        }

        http.Dispose();
        foreach (var process in edges.Concat(silos))
        {
            await process.DisposeAsync();
        }
    }

    private static string ApiProgram => Path.Combine(AppContext.BaseDirectory, "Marketplace.Api.dll");

    /// <summary>What a silo had in hand when it was killed is free again before whoever waits for it gives up.</summary>
    private string[] Settings =>
    [
        "--Work:Patience=00:00:08",
        "--Work:Lease=00:00:12",
        "--environment=Development",
        $"--ConnectionStrings:Marketplace={database}",
        "--Silo:InProcess=false",
        "--Silo:Loopback=true",
        $"--PublicUrl={address}",
        $"--Stripe:ApiBase={new Uri(address, "sandbox/stripe")}",
        $"--Mail:Endpoint={new Uri(address, "sandbox/mail/messages")}",
        "--Passwords:Iterations=1000",
        "--Logging:LogLevel:Default=Warning",
    ];

    private async Task<ClusterProcess> AddEdge(Uri where)
    {
        var edge = ClusterProcess.Launch(ApiProgram, where, 0, Settings);
        edges.Add(edge);
        return await edge.Ready();
    }
}
