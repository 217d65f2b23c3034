using System.Diagnostics;
using Marketplace.Laws;

namespace Marketplace.Bench;

/// <summary>Divides money until it was divided that often: `splits --divisions 10000000 --seed 1`. It measures nothing; it looks for a unit that is lost.</summary>
internal static class SplitCampaign
{
    private const long Usual = 10_000_000;

    /// <returns>1 when something did not sum.</returns>
    public static int Run(string[] settings)
    {
        if (Setting(settings, "--divisions", Usual) is not { } divisions || Setting(settings, "--seed", 1) is not { } seed || seed > int.MaxValue)
        {
            Console.Error.WriteLine("splits [--divisions 10000000] [--seed 1]");
            return 64;
        }

        var (prices, endings, sales, clock) = (new DivisionLaws((int)seed), new EndingLaws((int)seed), 0L, Stopwatch.StartNew());
        for (; prices.Divisions + endings.Divisions < divisions; sales++)
        {
            if ((sales % 2 == 0 ? prices.Draw() : endings.Draw()) is { } wrong)
            {
                Console.Error.WriteLine($"Sale {sales + 1} of seed {seed}: {wrong}");
                return 1;
            }
        }

        Console.WriteLine($"{prices.Divisions + endings.Divisions:N0} divisions of {sales:N0} sales of seed {seed} in {clock.Elapsed.TotalSeconds:N0} s, all of which sum.");
        return 0;
    }

    private static long? Setting(string[] settings, string name, long usual)
    {
        var at = Array.IndexOf(settings, name);
        return at < 0 ? usual
            : at + 1 < settings.Length && long.TryParse(settings[at + 1], out var value) && value > 0 ? value
            : null;
    }
}
