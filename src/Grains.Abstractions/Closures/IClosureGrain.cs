namespace Marketplace.Closures;

/// <summary>
/// Days on which a provider does not work after all: every booking on them is cancelled, with all that was paid given back, and
/// each is tracked until that is done. The grain key is the closure id.
/// </summary>
/// <remarks>Strangers are refused with `closure.unknown`.</remarks>
[Alias("closure")]
public interface IClosureGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>The wish is durable at once, and carried out by steps that survive whatever stops them.</summary>
    /// <remarks>Refusals: `calendar.unknown` (there is none), `closure.too-many`.</remarks>
    [Alias("close")]
    Task<Outcome<ClosureView>> Close(CloseDays command);

    /// <summary>Which bookings it would cancel, and what that gives back.</summary>
    /// <remarks>Refusals: those of <see cref="Close"/>.</remarks>
    [Alias("preview"), ReadOnly]
    Task<Outcome<ClosurePreview>> Preview(Actor by, ClosurePlan plan, CancellationToken cancellationToken);

    /// <summary>Told by whoever carries it out.</summary>
    [Alias("record-calendar")]
    Task CalendarTold(RecordCalendar command);

    /// <summary>Told by whoever carries it out.</summary>
    [Alias("record-outcomes")]
    Task Settled(RecordOutcomes command);

    /// <summary>Told by whoever carries it out.</summary>
    [Alias("record-found")]
    Task LookedAgain(RecordFound command);

    [Alias("read"), ReadOnly]
    Task<Outcome<ClosureView>> Read(Actor by, CancellationToken cancellationToken);
}
