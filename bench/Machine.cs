using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Marketplace.Bench;

/// <summary>What figures mean nothing without.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    public static bool IsOptimised =>
        typeof(Orleans.Grain).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    /// <summary>How many threads wanted to run during the last minute; zero where the system does not say.</summary>
    public static double Load =>
        File.Exists(LoadFile) ? double.Parse(File.ReadAllText(LoadFile).Split(' ')[0], CultureInfo.InvariantCulture) : 0;

    public static string Description =>
        $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} cores";
}
