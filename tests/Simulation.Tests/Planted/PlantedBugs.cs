namespace Marketplace.Simulations;

/// <summary>The mistakes that the simulator is measured by.</summary>
internal static class PlantedBugs
{
    public static ImmutableArray<PlantedBug> All { get; } = [];
}
