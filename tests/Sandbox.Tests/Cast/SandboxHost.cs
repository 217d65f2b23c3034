using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stripe;

namespace Marketplace.Sandbox.Cast;

/// <summary>The stand-ins in a server of their own, on a port that happens to be free.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    private const string Prefix = "/sandbox/stripe";

    private readonly WebApplication app;

    private SandboxHost(WebApplication app)
    {
        this.app = app;
        Address = app.Urls.First();
        ApiBase = Address + Prefix;
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        Stripe = Client("sk_test_of_the_tests");
    }

    public string Address { get; }

    public string ApiBase { get; }

    public HttpClient Http { get; }

    /// <summary>The product's client: it never repeats a call by itself, so that tests see every answer.</summary>
    public StripeClient Stripe { get; }

    public StripeSandbox Sandbox => app.Services.GetRequiredService<StripeSandbox>();

    public MailCatcher Mail => app.Services.GetRequiredService<MailCatcher>();

    public static async Task<SandboxHost> Start(string database, ManualClock clock, StripeSandboxOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(database));
        builder.Services.AddKeyedSingleton<TimeProvider>("marketplace", clock);
        builder.Services.AddStripeSandbox(_ => options).AddMailCatcher();
        var built = builder.Build();
        built.MapStripeSandbox(Prefix).MapMailCatcher("/sandbox/mail");
        await built.StartAsync();
        return new SandboxHost(built);
    }

    public StripeClient Client(string apiKey, TimeSpan? patience = null) =>
        new(
            apiKey,
            httpClient: new SystemNetHttpClient(
                new HttpClient { Timeout = patience ?? SystemNetHttpClient.DefaultHttpTimeout }, maxNetworkRetries: 0, enableTelemetry: false),
            apiBase: ApiBase);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
