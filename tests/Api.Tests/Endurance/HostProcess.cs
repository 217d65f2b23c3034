using System.Diagnostics;

namespace Marketplace.Endurance;

/// <summary>The product as a user starts it: a process of its own, which a test may kill at any moment.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;

    private HostProcess(Process process) => this.process = process;

    /// <summary>Whether somebody took its life; else it ended by itself, or goes on.</summary>
    public bool WasKilled { get; private set; }

    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>Starts it, to be killed at any moment from now on.</summary>
    public static HostProcess Start(params string[] arguments) => new(Launch(arguments));

    /// <summary>Returns once it says where it is.</summary>
    /// <returns>Whether it came so far before it died.</returns>
    public async Task<bool> Serves()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.TrimStart().StartsWith("API ", StringComparison.Ordinal))
            {
                Address = new Uri(new Uri(line.Trim()[4..].Trim()), "/");
                return true;
            }
        }

        return false;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        using var process = Launch(arguments);
        using var patience = new CancellationTokenSource(Patience);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, output + await process.StandardError.ReadToEndAsync(patience.Token));
    }

    /// <summary>As `kill -9` does: nothing is flushed, closed or said.</summary>
    public void Kill()
    {
        WasKilled = true;
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It was dead already, which is what was wanted.
        }
    }

    public Task Died() => process.WaitForExitAsync();

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private static Process Launch(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Marketplace.Api.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        if (arguments is not ["verify", ..])
        {
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
        }

        return process;
    }
}
