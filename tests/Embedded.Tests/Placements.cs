using Orleans;
using Orleans.Placement;
using Orleans.Runtime;

namespace Marketplace.Embedded;

/// <summary>With one process there is one place; what a class says about it is accepted for the cluster's sake.</summary>
public sealed class Placements
{
    [Theory]
    [InlineData("Random", typeof(RandomPlacement))]
    [InlineData("PreferLocal", typeof(PreferLocalPlacement))]
    [InlineData("HashBased", typeof(HashBasedPlacement))]
    [InlineData("ResourceOptimized", typeof(ResourceOptimizedPlacement))]
    public async Task A_class_may_state_where_it_wants_to_be(string className, Type strategy)
    {
        await using var engine = await Engine.Start();

        var stated = await engine.Grains.GetGrain<IPlacedGrain>("x", $"{typeof(Placements).Namespace}.{className}PlacedGrain").Strategy();

        Assert.Equal(strategy.Name, stated);
        Assert.Equal(1, engine.Silo.ActivationCount);
    }
}

public interface IPlacedGrain : IGrainWithStringKey
{
    Task<string> Strategy();
}

internal abstract class PlacedGrain : Grain, IPlacedGrain
{
    public Task<string> Strategy() =>
        Task.FromResult(GetType().GetCustomAttributes(inherit: true).OfType<PlacementAttribute>().Single().PlacementStrategy.GetType().Name);
}

[RandomPlacement]
internal sealed class RandomPlacedGrain : PlacedGrain;

[PreferLocalPlacement]
internal sealed class PreferLocalPlacedGrain : PlacedGrain;

[HashBasedPlacement]
internal sealed class HashBasedPlacedGrain : PlacedGrain;

[ResourceOptimizedPlacement]
internal sealed class ResourceOptimizedPlacedGrain : PlacedGrain;
