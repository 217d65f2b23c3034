using Marketplace.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace Orleans.Hosting;

public interface INamedServiceConfigurator
{
    string Name { get; }

    Action<Action<IServiceCollection>> ConfigureDelegate { get; }
}

public interface IMemoryStreamConfigurator : INamedServiceConfigurator;

public interface ISiloMemoryStreamConfigurator : IMemoryStreamConfigurator;

public static class SiloBuilderMemoryStreamExtensions
{
    /// <summary>Adds streams that live in memory: hints, delivered at most once to the subscribers of that moment.</summary>
    public static ISiloBuilder AddMemoryStreams(this ISiloBuilder builder, string name, Action<ISiloMemoryStreamConfigurator>? configure = null)
    {
        builder.Services.AddKeyedSingleton<IStreamProvider>(name, static (services, key) =>
            ActivatorUtilities.CreateInstance<MemoryStreamProvider>(services, (string)key!));
        configure?.Invoke(new Configurator(name, configureServices => configureServices(builder.Services)));
        return builder;
    }

    private sealed record Configurator(string Name, Action<Action<IServiceCollection>> ConfigureDelegate) : ISiloMemoryStreamConfigurator;
}
