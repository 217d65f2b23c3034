namespace Marketplace.Cluster;

/// <summary>Which silo holds which grain, as the cluster itself says.</summary>
internal static class Whereabouts
{
    public static async Task<Dictionary<GrainId, int>> PortsOfGrains(this IClusterClient client) =>
        (await client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics())
            .GroupBy(grain => grain.GrainId)
            .ToDictionary(grain => grain.Key, grain => grain.First().SiloAddress.Endpoint.Port);

    /// <summary>How many silos the cluster counts as living.</summary>
    public static async Task<int> LivingSilos(this IClusterClient client) =>
        (await client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count;
}
