using Marketplace.Embedded;
using Marketplace.Hosting;
using Marketplace.Identity;
using Marketplace.Realtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Marketplace.Simulations;

/// <summary>
/// The product as its host composes it, made once for all simulations of this program: the services as a template for
/// each simulated process, and the way of a request through the edge, whose compilation costs most.
/// </summary>
internal sealed class Blueprint
{
    private static readonly string[] Settings =
    [
        "--environment=Development",
        "--Sandbox:Enabled=true",
        "--PublicUrl=http://marketplace.example",
        "--RateLimits:Enabled=false",
        // Looking four times a day at accounts where nothing happens would be a third of all that happens.
        "--Stripe:LookAtLeastEvery=1.00:00:00",
        "--urls=http://127.0.0.1:0",
        "--Payments:Gateways:IQD:0=manual",
        "--Payments:Gateways:IQD:1=fib",
        "--Payments:Gateways:IQD:2=areeba",
        "--Payments:Gateways:IQD:3=fastpay",
        "--Payments:Gateways:IQD:4=nasswallet",

        // Shorter than some take to ask for their money back, so that the bank refuses some of it.
        "--Fib:RefundableFor=2.00:00:00",
    ];

    private static readonly Lazy<Blueprint> Made = new(() => new Blueprint());

    private readonly ServiceDescriptor[] services;
    private readonly PoolGuard guard = new();
    private readonly IOptions<JsonOptions> json;

    private Blueprint()
    {
        var builder = MarketplaceHost.Compose(Settings);
        services = [.. builder.Services.Where(service => !RunsByItself(service))];

        // The pipeline has no life of its own: what handlers ask for comes from the process that a request goes to.
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new NoTime()));
        builder.Logging.ClearProviders().AddProvider(RunLog.Shared);
        var app = builder.Build().MapMarketplaceApi();
        Edge = ((IApplicationBuilder)app).Build();
        json = app.Services.GetRequiredService<IOptions<JsonOptions>>();
        RouteEndpoint[] routes =
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(ApiRoutes.Base, StringComparison.Ordinal) && !endpoint.RoutePattern.RawText.Contains("/sandbox", StringComparison.Ordinal)),
        ];
        Routes = new RouteBook(routes);
        WarmUp(routes);
    }

    public static Blueprint Shared => Made.Value;

    /// <summary>From a request to its answer. The services of the request decide which process it happens in.</summary>
    public RequestDelegate Edge { get; }

    /// <summary>Where people were answered so far.</summary>
    public RouteBook Routes { get; }

    /// <summary>The services of one process: the product's own, but no loop, no socket, no clock and no database of this machine.</summary>
    public IServiceCollection ServicesFor(SimulatedProcess process, ILoggerProvider log)
    {
        var copy = new ServiceCollection { services };
        process.Host(copy);
        copy.AddSingleton(log);
        copy.AddSingleton<SiloHost>();
        copy.AddSingleton<LeftoverClaims>();

        // What the framework knows of the form of every answer: to learn it anew in each process takes longer than to answer.
        copy.AddSingleton(json);
        copy.Replace(ServiceDescriptor.Singleton<IHints, NearHints>());
        copy.Replace(NoDatabase());

        // How slow a hash is matters to thieves only; a real installation may not ask for so few.
        copy.AddSingleton(Options.Create(new PasswordOptions { Iterations = 1 }));

        // What is counted in the database; the limits of an address belong to the sockets.
        copy.PostConfigure<RateLimitOptions>(limits => limits.Enabled = true);

        // Looking for idle grains every minute would be most of what happens in a quiet month.
        copy.Configure<GrainCollectionOptions>(collection =>
            (collection.CollectionQuantum, collection.CollectionAge) = (TimeSpan.FromHours(1), TimeSpan.FromMinutes(61)));
        copy.Configure<ReminderOptions>(reminders => reminders.RefreshReminderListPeriod = TimeSpan.FromDays(1));
        return copy;
    }

    /// <summary>Loops on real time and real threads; the simulation does their work when the seed says so.</summary>
    private static bool RunsByItself(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) || service.ServiceType == typeof(ILoggerProvider);

    /// <summary>What is built on PostgreSQL can be built; whoever asks it something past its port finds nobody there.</summary>
    private static ServiceDescriptor NoDatabase() => ServiceDescriptor.Singleton<NpgsqlDataSource>(static _ => null!);

    /// <summary>
    /// Asks every route once, outside of any simulation: the framework compiles its tables of routes on the thread pool
    /// when they are first used. What the handlers say without a database does not matter.
    /// </summary>
    private void WarmUp(IEnumerable<RouteEndpoint> routes)
    {
        using var nothing = new ServiceCollection { services }.Replace(NoDatabase()).BuildServiceProvider();
        foreach (var endpoint in routes)
        {
            var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
                part is RoutePatternLiteralPart literal ? literal.Content : part is RoutePatternSeparatorPart separator ? separator.Content : Guid.Empty.ToString()))));
            foreach (var method in RouteBook.MethodsOf(endpoint))
            {
                using var scope = nothing.CreateScope();
                var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
                http.Request.Method = method;
                http.Request.Path = $"/{path}";
                Edge(http).GetAwaiter().GetResult();
            }
        }
    }

    private sealed class NoTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("The edge asked for a time that is no process's.");

        /// <summary>Requests are measured for a log that nobody reads here.</summary>
        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            throw new InvalidOperationException("The edge set a timer that is no process's.");
    }
}

/// <summary>Hints to the watchers of one process, at once. Other processes have only the database, as when every hint is lost.</summary>
internal sealed class NearHints(ChangeWatch watch) : IHints
{
    public void Changed(GrainId stream, long version) => watch.Tell(stream, version, null);

    public void Whisper(GrainId stream, string text) => watch.Tell(stream, 0, text);
}
