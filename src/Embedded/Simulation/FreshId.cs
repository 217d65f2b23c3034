namespace Marketplace.Embedded;

/// <summary>Ids that the engine gives to what it makes.</summary>
internal static class FreshId
{
    public static Guid New() => Simulation.Current?.NewId() ?? Guid.CreateVersion7();
}
