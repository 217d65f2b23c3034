using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Marketplace.Bench;

/// <summary>What figures mean nothing without.</summary>
internal static class Machine
{
    public static bool IsOptimised =>
        typeof(Orleans.Grain).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    public static string Description =>
        $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} cores";
}
