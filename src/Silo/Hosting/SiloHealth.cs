using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Marketplace.Hosting;

/// <summary>
/// The probes of a silo without an edge. `/health/startup` and `/health/live` say that the process runs and must not be restarted; `/health/ready` says that it
/// can serve: it reaches its database. A database that is away takes a process out of service, it never kills it.
/// </summary>
internal static class SiloHealth
{
    private const string Ready = "ready";

    public static IServiceCollection AddSiloHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [Ready], timeout: TimeSpan.FromSeconds(3));
        return services;
    }

    public static IEndpointRouteBuilder MapSiloHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/startup", Checking(_ => false));
        routes.MapHealthChecks("/health/live", Checking(_ => false));
        routes.MapHealthChecks("/health/ready", Checking(check => check.Tags.Contains(Ready)));
        return routes;
    }

    private static HealthCheckOptions Checking(Func<HealthCheckRegistration, bool> which) => new() { Predicate = which, ResponseWriter = Write };

    private static Task Write(HttpContext http, HealthReport report)
    {
        var checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString(), StringComparer.Ordinal);
        return http.Response.WriteAsJsonAsync(
            new { status = report.Status.ToString(), checks }, JsonSerializerOptions.Web, http.RequestAborted);
    }

    private sealed class DatabaseCheck(NpgsqlDataSource database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var command = database.CreateCommand("select 1");
                await command.ExecuteScalarAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (NpgsqlException error)
            {
                return HealthCheckResult.Unhealthy(exception: error);
            }
        }
    }
}
