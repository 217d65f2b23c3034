using System.Diagnostics;
using System.Text;

namespace Marketplace.Cluster;

/// <summary>A silo or an edge: a process of its own, which a test may kill at any moment.</summary>
internal sealed class ClusterProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly Process process;
    private readonly StringBuilder said = new();

    private ClusterProcess(Process process, Uri address, int siloPort)
    {
        (this.process, Address, SiloPort) = (process, address, siloPort);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>The port by which other silos know it.</summary>
    public int SiloPort { get; }

    public bool IsAlive => !process.HasExited;

    /// <summary>Everything it has printed.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <param name="program">The file with its entry point.</param>
    /// <param name="address">Where it serves its API or its probes.</param>
    /// <param name="siloPort">The port by which other silos will know it; 0 for an edge.</param>
    /// <param name="arguments">Its settings.</param>
    public static ClusterProcess Launch(string program, Uri address, int siloPort, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program, .. arguments, $"--urls={address}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Several of these share a machine with their tests; a heap per processor would be a heap too many.
        start.Environment["DOTNET_gcServer"] = "0";
        return new ClusterProcess(Process.Start(start)!, address, siloPort);
    }

    /// <summary>Returns once it says that it can serve.</summary>
    public async Task<ClusterProcess> Ready()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(Patience);
        using var ticks = new PeriodicTimer(Poll);
        while (!await IsReady(http))
        {
            Assert.True(IsAlive, $"It ended before it was ready: {Said}");
            await ticks.WaitForNextTickAsync(patience.Token);
        }

        return this;
    }

    /// <summary>As `kill -9` does: nothing is finished, handed over or said.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As a supervisor does before it replaces it; returns when it has gone by itself.</summary>
    public async Task Stop()
    {
        using var kill = Process.Start("kill", ["-s", "TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Runs to its end by itself; returns its exit code.</summary>
    public async Task<int> Ends()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsAlive)
        {
            await Kill();
        }

        process.Dispose();
    }

    private static async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            using var reply = await http.GetAsync("/health/ready");
            return reply.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}
