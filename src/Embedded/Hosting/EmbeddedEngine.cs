using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Marketplace.Embedded;

/// <summary>Registers the engine's services.</summary>
internal static class EmbeddedEngine
{
    public static ISiloBuilder AddTo(IServiceCollection services, IConfiguration configuration) => new SiloBuilder(services, configuration);

    private sealed record SiloBuilder(IServiceCollection Services, IConfiguration Configuration) : ISiloBuilder;
}
