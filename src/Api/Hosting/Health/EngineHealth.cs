using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.Hosting;

/// <summary>A grain call goes through.</summary>
internal sealed class EngineHealth(IGrainFactory grains) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await grains.GetGrain<IPulseGrain>(0).Beat(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (Faults.AreTransient(exception) || exception is InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("The engine takes no calls.", exception);
        }
    }
}
