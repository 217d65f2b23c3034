using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.Sandbox;

/// <summary>Puts the stand-in for Stripe into a host.</summary>
public static class StripeSandboxHosting
{
    /// <summary>The key of the domain clock, by which the sandbox lives.</summary>
    private const string Clock = "marketplace";

    /// <summary>
    /// Needs a <see cref="TimeProvider"/> under the key <c>marketplace</c>, and an <see cref="NpgsqlDataSource"/> that may
    /// make a schema: the one under the key <c>sandbox</c>, else the host's own.
    /// </summary>
    public static IServiceCollection AddStripeSandbox(this IServiceCollection services, Func<IServiceProvider, StripeSandboxOptions> options) =>
        services
            .AddSandboxDatabase()
            .AddSingleton(options)
            .AddSingleton<ISandboxStore>(provider => new PostgresSandboxStore(provider.GetRequiredService<SandboxDatabase>()))
            .AddSingleton<IChance, UnguessableChance>()
            .AddSingleton<IWebhookTransport>(_ => new HttpWebhookTransport(
                new HttpMessageInvoker(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) })))
            .AddSingleton<WebhookBell>()
            .AddSingleton(provider => new Gateway(
                provider.GetRequiredService<ISandboxStore>(),
                provider.GetRequiredService<IChance>(),
                DomainClock(provider),
                provider.GetRequiredService<StripeSandboxOptions>(),
                provider.GetRequiredService<WebhookBell>()))
            .AddSingleton(provider => new WebhookCourier(
                provider.GetRequiredService<ISandboxStore>(),
                DomainClock(provider),
                provider.GetRequiredService<StripeSandboxOptions>(),
                provider.GetRequiredService<IWebhookTransport>(),
                provider.GetRequiredService<ILogger<WebhookCourier>>()))
            .AddSingleton(provider => new StripeSandbox(
                provider.GetRequiredService<ISandboxStore>(),
                provider.GetRequiredService<Gateway>(),
                provider.GetRequiredService<WebhookCourier>(),
                DomainClock(provider),
                provider.GetRequiredService<StripeSandboxOptions>()))
            .AddSingleton<IHostedService>(provider => new WebhookService(
                provider.GetRequiredService<StripeSandbox>(),
                provider.GetRequiredService<WebhookBell>(),
                DomainClock(provider),
                EngineClock(provider),
                provider.GetRequiredService<ILogger<WebhookService>>()));

    /// <summary>
    /// Serves the API at <c>{prefix}/v1</c>, its pages beside it, and the knobs at <c>{prefix}/_control</c>. A client is
    /// given the prefix as its API base.
    /// </summary>
    public static IEndpointRouteBuilder MapStripeSandbox(this IEndpointRouteBuilder routes, string prefix)
    {
        var provider = routes.ServiceProvider;
        var sandbox = provider.GetRequiredService<StripeSandbox>();
        var store = provider.GetRequiredService<ISandboxStore>();

        // Outside of the product's contract: its OpenAPI document does not speak of the gateway's.
        var group = routes.MapGroup(prefix).ExcludeFromDescription();
        new WireEndpoints(
            provider.GetRequiredService<Gateway>(),
            provider.GetRequiredService<IChance>(),
            provider.GetRequiredService<StripeSandboxOptions>(),
            DomainClock(provider),
            EngineClock(provider),
            provider.GetRequiredService<ILogger<WireEndpoints>>()).Map(group);
        new CheckoutPage(sandbox, store).Map(group);
        new OnboardingPage(sandbox, store).Map(group);
        new ExpressPage(sandbox, store).Map(group);
        new ControlEndpoints(sandbox, store).Map(group);
        return routes;
    }

    private static TimeProvider DomainClock(IServiceProvider provider) => provider.GetRequiredKeyedService<TimeProvider>(Clock);

    private static TimeProvider EngineClock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
