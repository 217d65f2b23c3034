using System.Diagnostics;

namespace Marketplace.Postgres;

/// <summary>
/// Another process, for a test that must kill one. It is this very assembly, started by itself: <see cref="Main"/> runs
/// in the child, the rest in the test that watches it.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private ChildProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Does what the child is for, until it is killed or its test ends and closes its input.</summary>
    public static Task Main(string[] arguments) => ((IChildWork)Activator.CreateInstance(Type.GetType(arguments[0], throwOnError: true)!)!).Run(arguments[1]);

    public static ChildProcess Start<TWork>(string argument)
        where TWork : IChildWork, new()
    {
        // The test host names the dotnet that runs it; an IDE's runner may not.
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", typeof(ChildProcess).Assembly.Location, typeof(TWork).FullName!, argument])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>What the child says next.</summary>
    public async Task<string> Says() =>
        await process.StandardOutput.ReadLineAsync() ?? throw new EndOfStreamException($"The child has died: {await errors}");

    /// <summary>As <c>kill -9</c>: nothing in the process runs any more.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}

/// <summary>What a child process does.</summary>
internal interface IChildWork
{
    Task Run(string argument);
}
