using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Which silo of a cluster a new activation goes to. With one process there is one answer; grains state it for the cluster.</summary>
    public abstract class PlacementStrategy;

    public sealed class HashBasedPlacement : PlacementStrategy;

    public sealed class PreferLocalPlacement : PlacementStrategy;

    public sealed class RandomPlacement : PlacementStrategy;

    public sealed class ResourceOptimizedPlacement : PlacementStrategy;
}

namespace Orleans.Placement
{
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public abstract class PlacementAttribute : Attribute
    {
        protected PlacementAttribute(PlacementStrategy placement) => PlacementStrategy = placement;

        public PlacementStrategy PlacementStrategy { get; }
    }

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class HashBasedPlacementAttribute() : PlacementAttribute(new HashBasedPlacement());

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class PreferLocalPlacementAttribute() : PlacementAttribute(new PreferLocalPlacement());

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class RandomPlacementAttribute() : PlacementAttribute(new RandomPlacement());

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class ResourceOptimizedPlacementAttribute() : PlacementAttribute(new ResourceOptimizedPlacement());
}
