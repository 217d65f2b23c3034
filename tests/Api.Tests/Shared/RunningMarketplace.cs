using Marketplace.Commands;
using Marketplace.Hosting;
using Marketplace.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace;

/// <summary>
/// The whole product in this process, on a port and a database of its own, in sandbox mode. One for each test class:
/// <c>public sealed class X(RunningMarketplace marketplace) : IClassFixture&lt;RunningMarketplace&gt;</c>.
/// </summary>
public sealed class RunningMarketplace : IAsyncLifetime, IMarketplace
{
    private static readonly TimeSpan SettlePatience = TimeSpan.FromMinutes(3);

    private readonly PostgresFixture postgres = new();
    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("marketplace-files");
    private readonly string[] ports = SiloPorts.Take();
    private string[] settings;
    private string database = string.Empty;
    private MarketplaceHost? host;
    private HttpClient? http;

    public RunningMarketplace()
        : this([])
    {
    }

    private RunningMarketplace(string[] settings) => this.settings = settings;

    /// <summary>For what HTTP does not show.</summary>
    internal IServiceProvider Services => Host.App.Services;

    internal Uri Address => new(Host.App.Urls.First());

    /// <summary>The owner's connection string of this marketplace's database.</summary>
    internal string Database => database;

    /// <summary>The folder in which its attachments lie.</summary>
    internal string Files => files.FullName;

    /// <summary>The API as somebody without a token sees it.</summary>
    internal Api Visitor => new(http!, null);

    Api IMarketplace.Visitor => Visitor;

    private MarketplaceHost Host => host ?? throw new InvalidOperationException("It is not running.");

    /// <summary>One with settings of its own, such as <c>RateLimits:Enabled=true</c>; the test disposes it.</summary>
    internal static async Task<RunningMarketplace> With(params string[] settings)
    {
        var marketplace = new RunningMarketplace(settings);
        await marketplace.InitializeAsync();
        return marketplace;
    }

    public async Task InitializeAsync()
    {
        database = await postgres.CreateDatabase();
        await Start();
    }

    public async Task DisposeAsync()
    {
        try
        {
            await LeavesASoundDatabase();
        }
        finally
        {
            await Stop();
            await postgres.DisposeAsync();
            files.Delete(recursive: true);
        }
    }

    /// <summary>Everything that must always hold, holds.</summary>
    internal async Task Verifies()
    {
        await using var report = new StringWriter();
        Assert.True(await VerifyCommand.Verify(Host.Options, Host.Database, report, CancellationToken.None), report.ToString());
    }

    /// <summary>Stops the host and starts another on the same database, as a new process would.</summary>
    internal async Task Restart()
    {
        await Stop();
        await Start();
    }

    /// <summary>The same, after somebody has changed its configuration to this.</summary>
    internal Task RestartWith(params string[] changed)
    {
        settings = changed;
        return Restart();
    }

    /// <summary>Whatever the tests of a class did. A host with settings of its own may have lost its database meanwhile.</summary>
    private async Task LeavesASoundDatabase()
    {
        if (host is not null && settings is [])
        {
            await Services.GetRequiredService<ISettle>().Settle(SettlePatience, CancellationToken.None);
            await Verifies();
        }
    }

    private async Task Start()
    {
        string[] always =
        [
            "--environment=Development",
            "--urls=http://127.0.0.1:0",
            $"--ConnectionStrings:Marketplace={database}",
            "--Sandbox:Enabled=true",
            $"--Attachments:Folder={Files}",
            "--Logging:LogLevel:Default=Error",

            // Tests log in hundreds of times; what is slow on purpose in production is only tested to be slow elsewhere.
            "--Passwords:Iterations=1000",

            // How long a machine takes that has other tests to run says nothing about the product.
            "--Edge:AnswerPatience=00:01:00",
            "--Storage:Patience=00:01:00",
            "--Storage:ConnectTimeout=00:01:00",
            "--Storage:CommandTimeout=00:01:00",

            // Tests live through weeks in which every account would be asked four times a day for news that never got lost.
            "--Stripe:LookAtLeastEvery=7.00:00:00",
        ];
        host = await MarketplaceHost.Start([.. always, .. ports, .. settings.Select(setting => $"--{setting}")], CancellationToken.None);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    /// <summary>Stops the host. What it leaves in the database stays until the fixture is disposed.</summary>
    internal async Task Stop()
    {
        http?.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        host = null;
    }
}
