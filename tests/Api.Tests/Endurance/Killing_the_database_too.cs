using System.Diagnostics;
using System.Globalization;

namespace Marketplace.Endurance;

/// <summary>kill -9 of the host and of its private PostgreSQL at once, as when the power goes, after every step of the story.</summary>
public sealed class Killing_the_database_too : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("marketplace-power-");

    [Fact]
    public async Task After_every_step_the_power_goes_and_what_was_acknowledged_is_there()
    {
        string[] settings = [$"--Data:Directory={data.FullName}"];
        using var marketplace = new MortalMarketplace(settings);
        var story = new MortalStory(marketplace, () => PowerCut(marketplace));
        await story.Prepare();
        await story.Play();

        Assert.InRange(marketplace.Started, 10, 100);
        marketplace.Host!.Kill();
        await marketplace.Host.Died();
        var (exitCode, output) = await HostProcess.Run(["verify", "--environment=Development", .. settings]);
        Assert.True(exitCode == 0, output);
    }

    public void Dispose()
    {
        // The watchdog may still be about to stop what it guards; the folder belongs to the test's temporary files either way.
        try
        {
            data.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Left to the system's cleaning of temporary files.
        }
    }

    private async Task PowerCut(MortalMarketplace marketplace)
    {
        if (marketplace.Host is not { } host)
        {
            return;
        }

        var server = Postmaster();
        host.Kill();
        foreach (var child in ChildrenOf(server).Prepend(server))
        {
            Kill(child);
        }

        await host.Died();
    }

    private int Postmaster()
    {
        var file = Path.Combine(data.FullName, "postgres", "cluster", "postmaster.pid");
        return int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
    }

    private static IEnumerable<int> ChildrenOf(int parent) =>
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
            .Where(pid => pid != 0 && ParentOf(pid) == parent)
            .ToArray();

    private static int ParentOf(int pid)
    {
        try
        {
            // "pid (name) state ppid ...", and the name may hold spaces.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static void Kill(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It went with its parent.
        }
    }
}
