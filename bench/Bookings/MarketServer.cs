using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Marketplace.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Bench;

/// <summary>
/// The marketplace in a process of its own, as it is served to people. Besides, it takes orders on its input: to put
/// load on its own grains, which cannot come from another process.
/// </summary>
internal sealed class MarketServer : IAsyncDisposable
{
    public const string Verb = "serve-market";

    private const string Answer = "=> ";

    private readonly Process process;

    private MarketServer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public int ProcessId => process.Id;

    /// <summary>What the server of a benchmark runs with; everything else is as people get it.</summary>
    /// <param name="database">The connection string.</param>
    /// <param name="gateway">Where payments go; null is the stand-in of the server itself.</param>
    public static string[] Settings(string database, Uri? gateway = null) =>
    [
        "--environment=Development",
        "--urls=http://127.0.0.1:0",
        $"--ConnectionStrings:Marketplace={database}",
        .. gateway is null ? Array.Empty<string>() : [$"--Stripe:ApiBase={gateway}"],
        "--Passwords:Iterations=1000",

        // Its output is for answers; its log is written all the same.
        "--Logging:Console:LogToStandardErrorThreshold=Trace",
    ];

    /// <param name="settings">Its configuration.</param>
    /// <param name="log">The file that its log goes to.</param>
    public static async Task<MarketServer> Start(string[] settings, string log)
    {
        // A shell, so that the log goes to its file without passing through the process that makes the load.
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "log=$1; shift; exec \"$@\" 2>>\"$log\"", "sh", log, DotnetHost(), "exec", typeof(MarketServer).Assembly.Location, Verb, .. settings])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };

        // The load's own process is better off without, but this is how the marketplace runs.
        start.Environment["DOTNET_gcServer"] = "1";
        var process = Process.Start(start)!;
        return new MarketServer(process, new Uri(await Hear(process)));
    }

    /// <summary>Lets the server's process book through its grains.</summary>
    public async Task<LoadResult> BookThroughGrains(string market, int callers, int seconds, int firstSlot)
    {
        await process.StandardInput.WriteLineAsync($"{callers} {seconds} {firstSlot} {market}");
        return JsonSerializer.Deserialize<LoadResult>(await Hear(process))!;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>The process itself: serves until its input ends.</summary>
    public static async Task<int> Serve(string[] settings)
    {
        await using var host = await MarketplaceHost.Start(settings, CancellationToken.None);
        Console.WriteLine(Answer + host.App.Urls.First());
        var grains = host.App.Services.GetRequiredService<IGrainFactory>();
        while (await Console.In.ReadLineAsync() is { } order)
        {
            var parts = order.Split(' ', 4);
            var load = new GrainLoad(grains, await Market.Load(parts[3]), int.Parse(parts[2], CultureInfo.InvariantCulture));
            var result = await LoadResult.Of(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), load.Book);
            Console.WriteLine(Answer + JsonSerializer.Serialize(result));
        }

        return 0;
    }

    private static string DotnetHost() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static async Task<string> Hear(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Answer, StringComparison.Ordinal))
            {
                return line[Answer.Length..];
            }
        }

        throw new IOException("The server has ended; its log says why.");
    }
}
