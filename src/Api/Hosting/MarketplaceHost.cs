using Marketplace.Sandbox;
using Microsoft.AspNetCore.DataProtection;

namespace Marketplace.Hosting;

/// <summary>
/// The whole marketplace in one process: its database, the silo, and the HTTP edge. Started in the order in which one
/// stands on the other, and stopped in reverse when it is disposed.
/// </summary>
internal sealed class MarketplaceHost : IAsyncDisposable
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>How long what is under way may take to end once somebody asked us to stop.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    private MarketplaceHost(WebApplication app, MarketplaceOptions options, MarketplaceDatabase database) =>
        (App, Options, Database) = (app, options, database);

    public WebApplication App { get; }

    public MarketplaceOptions Options { get; }

    public MarketplaceDatabase Database { get; }

    /// <param name="args">Configuration from the command line.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <param name="customize">What a test wants otherwise, before the host is built.</param>
    public static async Task<MarketplaceHost> Start(
        string[] args, CancellationToken cancellationToken, Action<WebApplicationBuilder>? customize = null)
    {
        var builder = CreateBuilder(args);
        customize?.Invoke(builder);
        var options = MarketplaceOptions.From(builder.Configuration, builder.Environment);
        CheckUrls(builder.Configuration["urls"]);
        FreeAddress.Demand(builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) ?? string.Empty);
        var database = await OpenDatabase(builder, options, cancellationToken);
        try
        {
            return await Start(builder, options, database, cancellationToken);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>A builder that does not depend on the folder it is started in, apart from where data goes.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = AssumedEnvironment(args),
        });
        if (builder.Configuration["urls"] is null or [] && builder.Configuration["http_ports"] is null or [])
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience);

        // Nothing here is protected by it, and left to itself the framework keeps keys in somebody's home.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return builder;
    }

    /// <summary>The application with all its routes, built but not started: it needs neither a database nor a port.</summary>
    public static WebApplication Describe(string[] args) => Compose(args).Build().MapMarketplaceApi();

    /// <summary>Everything a host consists of, registered on a database that nobody will ask anything.</summary>
    public static WebApplicationBuilder Compose(string[] args)
    {
        var builder = CreateBuilder(args);
        Register(builder, MarketplaceOptions.From(builder.Configuration, builder.Environment), MarketplaceDatabase.None());
        return builder;
    }

    public async ValueTask DisposeAsync()
    {
        if (!App.Lifetime.ApplicationStopped.IsCancellationRequested)
        {
            await App.StopAsync();
        }

        await App.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static async Task<MarketplaceHost> Start(
        WebApplicationBuilder builder, MarketplaceOptions options, MarketplaceDatabase database, CancellationToken cancellationToken)
    {
        Register(builder, options, database);
        var app = builder.Build();
        try
        {
            Startup.CheckSettings(app.Services);
            app.MapMarketplaceApi();
            await app.StartAsync(cancellationToken);
            return new MarketplaceHost(app, options, database);
        }
        catch (Exception unstarted)
        {
            await Abandon(app, unstarted);
            throw;
        }
    }

    /// <summary>What did start must not outlive what did not.</summary>
    private static async Task Abandon(WebApplication app, Exception unstarted)
    {
        try
        {
            await app.StopAsync(CancellationToken.None);
        }
        catch (InvalidOperationException refused)
        {
            // An engine that never ran may refuse to be stopped; why it did not run is what somebody must know.
            throw new AggregateException(unstarted, refused);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static void Register(WebApplicationBuilder builder, MarketplaceOptions options, MarketplaceDatabase database)
    {
        builder.Services.AddHostedService<Listening>();
        builder.AddMarketplaceBehindTheEdge(options, database);
        builder.AddMarketplaceApi();
        builder.AddSandbox(options, database);
    }

    /// <summary>Before anything is started: the server itself would say so last, in an exception of its own.</summary>
    private static void CheckUrls(string? urls)
    {
        try
        {
            foreach (var url in (urls ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                BindingAddress.Parse(url);
            }
        }
        catch (FormatException)
        {
            throw new InvalidConfigurationException([$"urls is not a list of addresses: {urls}. One looks like {DefaultUrl}."]);
        }
    }

    private static async Task<MarketplaceDatabase> OpenDatabase(
        WebApplicationBuilder builder, MarketplaceOptions options, CancellationToken cancellationToken)
    {
        // The private server outlives this logger only as a rare message about itself, which then goes nowhere.
        var logs = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        return await MarketplaceDatabase.Open(options.Database, logs.CreateLogger("Marketplace.Database"), cancellationToken);
    }

    /// <summary>
    /// A process that starts its own database on a machine where nobody named an environment is somebody trying it out.
    /// Whoever brings a database of their own has to say that it is not production.
    /// </summary>
    private static string? AssumedEnvironment(string[] args)
    {
        var said = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var isNamed = (said["DOTNET_ENVIRONMENT"] ?? said["ASPNETCORE_ENVIRONMENT"] ?? said["environment"]) is { Length: > 0 };
        return isNamed || said.GetConnectionString("Marketplace") is { Length: > 0 } ? null : Environments.Development;
    }
}
