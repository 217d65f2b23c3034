using System.Globalization;

namespace Marketplace.Bench;

/// <summary>
/// How much processor time processes have used. Unlike bookings a second it says the same on a machine that others use
/// too. Read from `/proc`, so on Linux only; elsewhere it is zero.
/// </summary>
internal static class CpuTime
{
    /// <summary>What the kernel counts in; 100 a second on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Of one process, in seconds.</summary>
    public static double Of(int process) => Stat(process) is { } stat ? stat.Own : 0;

    /// <summary>Of a process and all its children, those that have ended included, in seconds.</summary>
    public static double OfFamily(int parent)
    {
        if (Stat(parent) is not { } stat)
        {
            return 0;
        }

        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? Stat(id) : null)
            .Where(child => child?.Parent == parent)
            .Sum(child => child!.Value.Own);
        return stat.Own + stat.Ended + children;
    }

    public static int ParentOf(int process) => Stat(process)?.Parent ?? 0;

    private static (int Parent, double Own, double Ended)? Stat(int process)
    {
        string text;
        try
        {
            text = File.ReadAllText($"/proc/{process}/stat");
        }
        catch (IOException)
        {
            return null;
        }

        // The name stands in parentheses and may hold anything; fields are counted from behind it.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (int.Parse(fields[1], CultureInfo.InvariantCulture), Seconds(11) + Seconds(12), Seconds(13) + Seconds(14));

        double Seconds(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture) / TicksPerSecond;
    }
}
