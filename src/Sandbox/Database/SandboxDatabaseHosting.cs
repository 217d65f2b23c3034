using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Sandbox;

internal static class SandboxDatabaseHosting
{
    /// <summary>Once for all stand-ins: they share a schema.</summary>
    public static IServiceCollection AddSandboxDatabase(this IServiceCollection services)
    {
        services.TryAddSingleton<SandboxDatabase>();
        return services;
    }
}
