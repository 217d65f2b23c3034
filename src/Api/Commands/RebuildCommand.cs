using Marketplace.Hosting;
using Marketplace.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.Commands;

/// <summary>
/// Folds every stream of the database and compares with what is stored. It changes nothing and may run beside
/// a serving host; without one it starts the private database for as long as it takes.
/// </summary>
internal static class RebuildCommand
{
    /// <summary>A difference is shown up to here; a whole state would hide the others.</summary>
    private const int ShownLength = 300;

    public static async Task<int> Run(string[] args)
    {
        var isClean = false;
        var exit = await Startup.Guard(async stopping =>
        {
            var builder = MarketplaceHost.CreateBuilder(args);
            var options = MarketplaceOptions.From(builder.Configuration, builder.Environment);
            await using var database = await MarketplaceDatabase.Open(options.Database, NullLogger.Instance, stopping);
            await using var services = new ServiceCollection()
                .AddSingleton(database.Application)
                .AddMarketplaceStorage(options.Storage)
                .AddContexts()
                .BuildServiceProvider();

            var report = await services.GetRequiredService<Rebuild>().Run(stopping);
            await Print(report, Console.Out);
            isClean = report.IsClean;
        });
        return exit != 0 || isClean ? exit : Startup.Failed;
    }

    private static async Task Print(RebuildReport report, TextWriter output)
    {
        await output.WriteLineAsync($"{report.Events} events of {report.Streams} streams folded.");
        if (report.IsClean)
        {
            await output.WriteLineAsync("What is stored is what follows from them.");
            return;
        }

        foreach (var difference in report.Differences)
        {
            await output.WriteLineAsync(
                $"""
                {difference.Stream}: {difference.What} differs
                  follows from the events: {Shortened(difference.Expected)}
                  is stored:               {Shortened(difference.Found)}
                """);
        }

        await output.WriteLineAsync($"{report.Differences.Length} differences.");
    }

    private static string Shortened(string text) => text.Length <= ShownLength ? text : $"{text[..ShownLength]}...";
}
