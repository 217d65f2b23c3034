namespace Orleans.Diagnostics;

/// <summary>The names under which the engine traces.</summary>
public static class ActivitySources
{
    /// <summary>Calls of grains.</summary>
    public const string ApplicationGrainActivitySourceName = "Microsoft.Orleans.Application";

    /// <summary>Activations that begin and end.</summary>
    public const string LifecycleActivitySourceName = "Microsoft.Orleans.Lifecycle";

    /// <summary>All of them, for listeners that take a wildcard.</summary>
    public const string AllActivitySourceName = "Microsoft.Orleans.*";
}
