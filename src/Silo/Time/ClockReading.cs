namespace Marketplace.Time;

/// <summary>How the sandbox's time relates to the system's.</summary>
/// <param name="FrozenAt">The instant at which time stands still; null while it runs.</param>
/// <param name="Ahead">How far it is ahead of the system's time while it runs.</param>
/// <param name="Revision">Counts the settings; 0 when nobody ever set it.</param>
internal sealed record ClockReading(DateTimeOffset? FrozenAt, TimeSpan Ahead, long Revision)
{
    public static readonly ClockReading System = new(null, TimeSpan.Zero, 0);

    public bool IsFrozen => FrozenAt is not null;

    /// <summary>Nobody has named an instant on this database yet.</summary>
    public bool IsUntouched => Revision == 0;
}
