namespace Marketplace;

/// <summary>
/// The clock of the marketplace: deadlines, tokens, everything a person could notice. A sandbox may set and advance it.
/// The unkeyed <see cref="TimeProvider"/> is the engine's: timers, leases, back-off, measurements.
/// </summary>
public static class DomainClock
{
    /// <summary>The service key of its <see cref="TimeProvider"/>.</summary>
    public const string Key = "marketplace";
}
