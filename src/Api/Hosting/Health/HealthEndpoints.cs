using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.Hosting;

/// <summary>Probes: live (the process runs), ready (it can serve), startup (it has come up).</summary>
internal static class HealthEndpoints
{
    private const string Ready = "ready";
    private const string Startup = "startup";

    /// <summary>A probe that waits longer than this counts as failed; Kubernetes' own patience is of this order.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static IServiceCollection AddMarketplaceHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<StartupHealth>("startup", tags: [Ready, Startup], timeout: Patience)
            .AddCheck<DatabaseHealth>("database", tags: [Ready], timeout: Patience)
            .AddCheck<EngineHealth>("engine", tags: [Ready], timeout: Patience);
        return services;
    }

    public static void MapMarketplaceHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", Of(static _ => false));
        routes.MapHealthChecks("/health/ready", Of(static check => check.Tags.Contains(Ready)));
        routes.MapHealthChecks("/health/startup", Of(static check => check.Tags.Contains(Startup)));
    }

    private static HealthCheckOptions Of(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = Write,
    };

    private static Task Write(HttpContext http, HealthReport report) =>
        http.Response.WriteAsJsonAsync(new
        {
            status = NameOf(report.Status),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => NameOf(entry.Value.Status), StringComparer.Ordinal),
        });

    private static string NameOf(HealthStatus status) => status.ToString().ToLowerInvariant();
}
