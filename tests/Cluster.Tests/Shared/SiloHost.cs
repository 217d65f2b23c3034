using Marketplace.Hosting;

namespace Marketplace.Cluster;

/// <summary>The entry point of a silo under test: exactly the product's, in an assembly that has the probes too.</summary>
internal static class SiloHost
{
    public static Task<int> Main(string[] arguments) => SiloProgram.Run(arguments);
}
