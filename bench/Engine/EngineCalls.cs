using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Bench;

/// <summary>A call of a grain on the embedded engine, beside a plain call (its limit) and the smallest actor that one would write instead.</summary>
internal static class EngineCalls
{
    /// <summary>Several callers for each core, so that no core waits for one.</summary>
    private const int Many = 32;

    public static async Task Measure()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.UseOrleans();
        using var host = builder.Build();
        await host.StartAsync();

        var client = host.Services.GetRequiredService<IClusterClient>();
        var grains = Enumerable.Range(0, Many).Select(key => client.GetGrain<ICounterGrain>(key)).ToArray();
        var plain = Enumerable.Range(0, Many).Select(_ => new PlainCounter()).ToArray();
        var actors = Enumerable.Range(0, Many).Select(_ => new ChannelCounter()).ToArray();

        Console.WriteLine(Measurement.Header);
        foreach (var callers in new[] { 1, Many })
        {
            Console.WriteLine(await Measurement.Of("plain async method", callers, caller => plain[caller].Add(1)));
            Console.WriteLine(await Measurement.Of("actor on a channel", callers, caller => actors[caller].Add(1)));
            Console.WriteLine(await Measurement.Of("grain, embedded engine", callers, caller => grains[caller].Add(1)));
        }

        Console.WriteLine(await Measurement.Of("one actor on a channel, all callers", Many, _ => actors[0].Add(1)));
        Console.WriteLine(await Measurement.Of("one grain, all callers", Many, _ => grains[0].Add(1)));
        await host.StopAsync();
    }
}
