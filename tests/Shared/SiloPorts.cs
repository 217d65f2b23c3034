namespace Marketplace;

/// <summary>
/// Settings for a silo that keeps its address over restarts, which is how a cluster knows at once that the one before
/// is dead. The embedded engine listens nowhere and ignores them.
/// </summary>
internal static class SiloPorts
{
    public static string[] Take() => [$"--Orleans:Endpoints:SiloPort={FreePorts.Next()}", $"--Orleans:Endpoints:GatewayPort={FreePorts.Next()}"];
}
