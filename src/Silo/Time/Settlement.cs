using Marketplace.Work;

namespace Marketplace.Time;

/// <inheritdoc/>
internal sealed class Settlement(IEnumerable<IUnsettled> sources, WorkSignals signals, TimeProvider time) : ISettle
{
    /// <summary>
    /// The sources are asked one after the other, and work may pass from one that has not been asked to one that has.
    /// It cannot do so unseen all the way round several times in the time that asking takes.
    /// </summary>
    private const int CleanRounds = 2;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    public async Task Settle(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var pause = ShortestPause;
        for (var clean = 0; clean < CleanRounds;)
        {
            if (await Unsettled(cancellationToken) is not { } left)
            {
                clean++;
                continue;
            }

            if (time.GetElapsedTime(began) > timeout)
            {
                throw new NotSettledException(left, timeout);
            }

            clean = 0;
            signals.WakeAll();
            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<string?> Unsettled(CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.Unsettled(cancellationToken) is { } left)
            {
                return left;
            }
        }

        return null;
    }
}
