using Marketplace.Hosting;
using Marketplace.Realtime;
using Microsoft.Extensions.Options;

namespace Marketplace;

/// <summary>Answers that wait a little for what follows from them by itself, and usually takes a moment.</summary>
internal sealed class Settling(ChangeWatch changes, IOptions<EdgeOptions> edge)
{
    /// <param name="outcome">What was decided; it is durable already.</param>
    /// <param name="stream">Whose.</param>
    /// <param name="read">Looks at it again.</param>
    /// <param name="isUnderWay">Whether something is still to follow.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>What it is when nothing is to follow any more, or when patience has ended.</returns>
    public async Task<Outcome<TView>> Settled<TView>(
        Outcome<TView> outcome, GrainId stream, Func<Task<Outcome<TView>>> read, Func<TView, bool> isUnderWay, CancellationToken cancellationToken)
        where TView : class =>
        outcome.View is { } view && isUnderWay(view)
            ? await Read(stream, read, latest => latest.View is not { } now || !isUnderWay(now), cancellationToken) with { Replayed = outcome.Replayed }
            : outcome;

    /// <summary>Reads something until it is as wanted, or patience ends.</summary>
    public Task<Outcome<TView>> Read<TView>(
        GrainId stream, Func<Task<Outcome<TView>>> read, Func<Outcome<TView>, bool> isWanted, CancellationToken cancellationToken)
        where TView : class =>
        changes.Read(stream, read, isWanted, edge.Value.AnswerPatience, cancellationToken);
}
