namespace Marketplace.Time;

/// <summary>Something that does things at instants of the domain clock, and can be led through them one by one.</summary>
internal interface IDueSource
{
    /// <summary>The next instant at which it has something to do; null when there is none.</summary>
    /// <remarks>What was tried at its instant and failed is no longer due: it is retried by itself.</remarks>
    Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken);

    /// <summary>Does whatever is due by now.</summary>
    Task RunDue(DateTimeOffset now, CancellationToken cancellationToken);
}
