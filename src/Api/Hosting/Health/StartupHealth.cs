using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.Hosting;

/// <summary>Everything that runs in this process has started.</summary>
internal sealed class StartupHealth(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("Starting or stopping."));
}
