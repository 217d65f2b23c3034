namespace Marketplace.Time;

/// <summary>What a sandbox's time was last set to, for all processes on a database and after a restart.</summary>
internal interface IClockSetting
{
    /// <returns>Null when nobody ever set it.</returns>
    Task<ClockReading?> Read(CancellationToken cancellationToken);

    /// <returns>The new setting with its revision.</returns>
    Task<ClockReading> Write(DateTimeOffset? frozenAt, TimeSpan ahead, CancellationToken cancellationToken);
}
