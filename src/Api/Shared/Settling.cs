using Marketplace.Realtime;

namespace Marketplace;

/// <summary>Answers that wait a little for what follows from them by itself, and usually takes a moment.</summary>
internal static class Settling
{
    /// <param name="changes">Tells when to look again.</param>
    /// <param name="outcome">What was decided; it is durable already.</param>
    /// <param name="stream">Whose.</param>
    /// <param name="read">Looks at it again.</param>
    /// <param name="isUnderWay">Whether something is still to follow.</param>
    /// <param name="patience">The answer is given as it stands after that.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<Outcome<TView>> Settled<TView>(
        this ChangeWatch changes,
        Outcome<TView> outcome,
        GrainId stream,
        Func<Task<Outcome<TView>>> read,
        Func<TView, bool> isUnderWay,
        TimeSpan patience,
        CancellationToken cancellationToken)
        where TView : class =>
        outcome.View is { } view && isUnderWay(view)
            ? await changes.Read(stream, read, latest => latest.View is not { } now || !isUnderWay(now), patience, cancellationToken) with
            { Replayed = outcome.Replayed }
            : outcome;
}
