using System.Diagnostics;
using Marketplace.Hosting;

namespace Marketplace.Commands;

/// <summary>Serves until it is asked to stop.</summary>
internal static class ServeCommand
{
    public static Task<int> Run(string[] args) => Startup.Guard(async stopping =>
    {
        var began = Stopwatch.StartNew();
        await using var host = await MarketplaceHost.Start(args, stopping);
        await Banner.Write(Console.Out, host, began.Elapsed);
        await host.App.WaitForShutdownAsync(stopping);
    });
}
