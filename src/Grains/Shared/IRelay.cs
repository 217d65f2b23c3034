namespace Marketplace;

/// <summary>
/// Tells the rest of the system what happened. Runs outside activations, at least once per event and in order per stream,
/// so whatever it causes must carry an id that derives from the event.
/// </summary>
internal interface IRelay<TEvent>
    where TEvent : class
{
    /// <summary>Whether this event means anything to it. What means nothing to anybody is told as soon as it is written.</summary>
    bool Hears(TEvent happened) => true;

    Task Tell(Notice<TEvent> notice, CancellationToken cancellationToken);
}

/// <summary>An event that is being told.</summary>
/// <param name="Stream">The grain that it happened to.</param>
/// <param name="Version">The version it made.</param>
/// <param name="Event">What happened.</param>
/// <param name="At">When, on the domain clock.</param>
/// <param name="Correlation">The request that everything here follows from.</param>
internal sealed record Notice<TEvent>(GrainId Stream, long Version, TEvent Event, DateTimeOffset At, string Correlation)
    where TEvent : class
{
    /// <summary>The key of the stream, for streams that are keyed by a UUID.</summary>
    public Guid Source => Stream.GetGuidKey();

    /// <summary>The context of a command that follows from this event.</summary>
    public CommandContext Cause(string purpose) => CommandContext.CausedBy(Stream.ToString(), Version, purpose, Correlation);

    /// <summary>What the aggregate that told this says of itself, which must be no older than the event.</summary>
    /// <remarks>
    /// An activation that another one has overtaken tells how things were before, and money would stay where it is. It is not
    /// believed: whoever tells the event makes it step down, and tries again.
    /// </remarks>
    /// <exception cref="InvalidOperationException">It does not know of this event.</exception>
    public TView Known<TView>(Outcome<TView> told)
        where TView : class, IVersioned =>
        told.View is { } view && view.Version >= Version
            ? view
            : throw new InvalidOperationException($"{Stream} told of its version {Version} and does not know of it when asked.");
}
