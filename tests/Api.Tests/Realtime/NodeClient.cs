using System.Diagnostics;
using System.Text.Json;

namespace Marketplace.Realtime;

/// <summary>Runs the real SignalR client of npm under Node. Without Node the tests fail: what is not tried is not known.</summary>
internal static class NodeClient
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "js");

    private static readonly Lazy<Task> Installed = new(Install);

    /// <summary>Follows a thread until a sequence has come.</summary>
    /// <returns>Every object that the client printed.</returns>
    public static async IAsyncEnumerable<JsonElement> Follow(string hub, string token, Guid thread, long after, long until, bool tokenInQuery = false)
    {
        await Installed.Value;
        using var node = Start("node", "follow.mjs", hub, token, $"{thread}", $"{after}", $"{until}", tokenInQuery ? "query" : "header");
        try
        {
            while (await node.StandardOutput.ReadLineAsync() is { } line)
            {
                yield return JsonSerializer.Deserialize<JsonElement>(line);
            }
        }
        finally
        {
            node.Kill(entireProcessTree: true);
            await node.WaitForExitAsync();
        }
    }

    private static async Task Install()
    {
        using var npm = Start("npm", "ci", "--no-audit", "--no-fund", "--silent");
        var complaints = await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, $"npm ci failed in {Folder}: {complaints}");
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, UseShellExecute = false })!;
}
