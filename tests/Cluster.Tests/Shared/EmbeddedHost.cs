namespace Marketplace.Cluster;

/// <summary>The other flavour of the same source, as it was built beside this one: everything in one process.</summary>
internal sealed class EmbeddedHost : IMarketplace, IAsyncDisposable
{
    private readonly ClusterProcess process;
    private readonly HttpClient http;

    private EmbeddedHost(ClusterProcess process) =>
        (this.process, http) = (process, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = process.Address });

    public Api Visitor => new(http, null);

    public static async Task<EmbeddedHost> Start(string database) => new(await Launch(Settings(database)).Ready());

    /// <summary>Everything that must always hold, holds in what was left behind.</summary>
    public static async Task Verifies(string database)
    {
        await using var verifier = Launch(["verify", .. Settings(database)]);
        Assert.True(await verifier.Ends() == 0, verifier.Said);
    }

    /// <summary>Stops it as a person would, so that it leaves the database in good order.</summary>
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.Stop();
        await process.DisposeAsync();
    }

    private static ClusterProcess Launch(string[] arguments) => ClusterProcess.Launch(Program(), FreePorts.Address(), 0, arguments);

    private static string[] Settings(string database) =>
    [
        "--environment=Development",
        $"--ConnectionStrings:Marketplace={database}",
        "--Passwords:Iterations=1000",
        "--Logging:LogLevel:Default=Warning",
    ];

    /// <summary>`bin` is per engine, so both flavours can lie beside each other.</summary>
    private static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration, root) = (here.Name, here.Parent!.Name, here.Parent.Parent!.Parent!.Parent!.Parent!.Parent!);
        var program = Path.Combine(root.FullName, "src", "Api", "bin", "Embedded", configuration, framework, "Marketplace.Api.dll");
        Assert.True(File.Exists(program), $"Build the embedded flavour first: dotnet build src/Api -c {configuration} -p:MarketplaceEngine=Embedded. It is not at {program}.");
        return program;
    }
}
