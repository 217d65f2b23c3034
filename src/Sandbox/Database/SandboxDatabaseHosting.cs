using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Marketplace.Sandbox;

internal static class SandboxDatabaseHosting
{
    /// <summary>The key of a pool that may make the schema; without one, the host's own pool is used.</summary>
    public const string PoolKey = "sandbox";

    /// <summary>Once for all stand-ins: they share a schema.</summary>
    public static IServiceCollection AddSandboxDatabase(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new SandboxDatabase(
            provider.GetKeyedService<NpgsqlDataSource>(PoolKey) ?? provider.GetRequiredService<NpgsqlDataSource>()));
        return services;
    }
}
