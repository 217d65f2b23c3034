using System.Diagnostics;
using Marketplace.Hosting;

namespace Marketplace.Commands.Demo;

/// <summary>
/// Plays one whole booking over real HTTP against a server of its own, on the sandbox clock, and proves the books at the end.
/// Its data is thrown away, unless a folder or a database is named.
/// </summary>
internal static class DemoCommand
{
    /// <summary>A step failed; the message says which.</summary>
    private const int StoryFailed = 2;

    public static async Task<int> Run(string[] args)
    {
        var isOwn = !args.Any(argument => argument.Contains("Data:Directory", StringComparison.OrdinalIgnoreCase)
            || argument.Contains("ConnectionStrings:Marketplace", StringComparison.OrdinalIgnoreCase));
        var folder = Directory.CreateTempSubdirectory("marketplace-demo-");
        try
        {
            var result = 0;
            string[] own = isOwn ? [$"--Data:Directory={folder.FullName}", "--Data:Durable=false"] : [];
            var exit = await Startup.Guard(async stopping => result = await Play([.. Quiet, .. own, .. args], stopping));
            return exit == 0 ? result : exit;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Any free port, and no logs between the lines of the story.</summary>
    private static readonly string[] Quiet =
        ["--urls=http://127.0.0.1:0", "--Sandbox:Enabled=true", "--Logging:LogLevel:Default=Error"];

    private static async Task<int> Play(string[] args, CancellationToken stopping)
    {
        var began = Stopwatch.StartNew();
        await using var host = await MarketplaceHost.Start(args, stopping);
        var address = host.App.Urls.First();
        await Console.Out.WriteLineAsync($"One whole booking, over HTTP at {address}, on the sandbox clock.");

        using var http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
        var timeline = new Timeline(Console.Out);
        try
        {
            await new DemoStory(http, timeline).Play(stopping);
        }
        catch (DemoFailedException failed)
        {
            await Console.Error.WriteLineAsync($"\nThe story went wrong after {timeline.Steps} steps. {failed.Message}");
            return StoryFailed;
        }

        timeline.Chapter("What must always hold");
        if (!await VerifyCommand.Verify(host.Options, host.Database, Console.Out, stopping, withScope: false))
        {
            await Console.Error.WriteLineAsync("\nThe story was played to its end, and what it left behind is not sound.");
            return StoryFailed;
        }

        await Console.Out.WriteLineAsync($"\n{timeline.Steps} steps, {began.Elapsed.TotalSeconds:0.0} s. Everything did what it should.");
        return 0;
    }
}
