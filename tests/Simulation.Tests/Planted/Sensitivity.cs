using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Marketplace.Simulations;

/// <summary>
/// Plants one bug after the other into a copy of the source, builds it, and counts the seeds until the simulator notices.
/// What it prints is the table of docs/simulation.md.
/// </summary>
internal static partial class Sensitivity
{
    /// <param name="root">The repository.</param>
    /// <param name="only">The numbers of the bugs to plant; none means all.</param>
    /// <param name="seeds">How many seeds a bug may take.</param>
    /// <returns>How many were not caught.</returns>
    public static int Measure(string root, IReadOnlyCollection<int> only, int seeds)
    {
        var missed = 0;
        var copy = Directory.CreateTempSubdirectory("marketplace-bugs-");
        try
        {
            Copy(root, copy.FullName);
            Console.WriteLine("| bug | planted | caught by | seeds |\n|---|---|---|---|");
            foreach (var bug in PlantedBugs.All.Where(bug => only.Count == 0 || only.Contains(bug.Number)))
            {
                bug.PlantIn(copy.FullName);
                var (caughtBy, after) = Run(copy.FullName, seeds);
                missed += caughtBy.Length == 0 ? 1 : 0;
                Console.WriteLine($"| {bug.Number} | {bug.Name} | {(caughtBy.Length == 0 ? "**nothing**" : caughtBy)} | {after} |");
                bug.TakeOutOf(copy.FullName, root);
            }
        }
        finally
        {
            copy.Delete(recursive: true);
        }

        return missed;
    }

    private static void Copy(string root, string to)
    {
        foreach (var file in Output(root, "git", "ls-files", "-co", "--exclude-standard", "src", "tests/Simulation.Tests", "tests/Shared", "tests/Directory.Build.props", "*.props", "*.targets", "global.json", "BannedSymbols.txt", ".editorconfig").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var target = Path.Combine(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(root, file), target);
        }
    }

    private static (string CaughtBy, string After) Run(string folder, int seeds)
    {
        // A planted bug may leave an unused parameter behind; that is not what is looked for.
        string[] build = ["build", "tests/Simulation.Tests", "-c", "Release", "-v", "q", "-nologo", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"];
        Output(folder, "dotnet", build);
        var text = Output(folder, "dotnet", "run", "--no-build", "-c", "Release", "--project", "tests/Simulation.Tests", "--", "--seeds", seeds.ToString(CultureInfo.InvariantCulture), "--failures", "1", "--no-shrinking");
        var after = Done().Match(text).Groups["seeds"].Value;
        return (CaughtBy(text), after);
    }

    /// <returns>The first invariant that a campaign says is broken; empty where none is.</returns>
    public static string CaughtBy(string campaign) => Found().Match(campaign).Groups["invariant"].Value;

    private static string Output(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return arguments[0] == "build" && process.ExitCode != 0 ? throw new InvalidOperationException(text) : text;
    }

    [GeneratedRegex(@"(?<seeds>\d+) seeds with", RegexOptions.ExplicitCapture)]
    private static partial Regex Done();

    /// <summary>The first thing that is wrong with a seed; other lines are indented too.</summary>
    [GeneratedRegex(@"^seed \d+: .*\n  (?<invariant>[^:\n]+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Found();
}
