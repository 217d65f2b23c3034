using System.Diagnostics;

namespace Marketplace.Commands;

/// <summary>The program as somebody runs it from a shell.</summary>
internal sealed class ProgramRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly Task<string> errors;

    private ProgramRun(string[] arguments)
    {
        // Whoever runs the tests in the background of a script has them ignore Ctrl-C, and what they start would inherit that.
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] program = ["--default-signal=INT", dotnet, "exec", Path.Combine(AppContext.BaseDirectory, "Marketplace.Api.dll"), .. arguments];
        process = Process.Start(new ProcessStartInfo("env", program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> ToTheEnd(params string[] arguments)
    {
        using var run = new ProgramRun(arguments);
        var output = await run.process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await run.process.WaitForExitAsync().WaitAsync(Patience);
        return (run.process.ExitCode, output, await run.errors);
    }

    /// <summary>Runs until it has said where things are.</summary>
    public static async Task<ProgramRun> Serving(params string[] arguments)
    {
        var run = new ProgramRun(arguments);
        while (await run.process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            {
                return run;
            }
        }

        throw new InvalidOperationException($"It did not start: {await run.errors}");
    }

    /// <summary>As Ctrl-C (`INT`) or a supervisor (`TERM`) does; returns its exit code.</summary>
    public async Task<int> Stop(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{process.Id}"]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
