using System.Diagnostics;
using System.Text.Json;

namespace Marketplace;

/// <summary>A program of `js` that runs under Node with packages of npm. Without Node the tests fail: what is not tried is not known.</summary>
internal sealed class NodeProgram : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "js");

    private static readonly Lazy<Task> Installed = new(Install);

    private readonly Process process;

    private NodeProgram(Process process) => this.process = process;

    public static async Task<NodeProgram> Start(string script, params string[] arguments)
    {
        await Installed.Value;
        return new NodeProgram(Run("node", [script, .. arguments]));
    }

    /// <summary>The next object that it prints, one on each line; null once it has ended.</summary>
    public async Task<JsonElement?> Next() =>
        await process.StandardOutput.ReadLineAsync() is { } line ? JsonSerializer.Deserialize<JsonElement>(line) : null;

    /// <summary>Gives it the next line of its input.</summary>
    public async Task Answer(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Keeps a module beside those that are installed, so that it may import them.</summary>
    /// <returns>What to import it by.</returns>
    public static async Task<string> Keep(string name, string module)
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, name), module);
        return $"./{name}";
    }

    private static async Task Install()
    {
        using var npm = Run("npm", "ci", "--no-audit", "--no-fund", "--silent");
        var complaints = await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, $"npm ci failed in {Folder}: {complaints}");
    }

    private static Process Run(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
}
