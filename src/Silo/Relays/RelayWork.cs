using Marketplace.Intents;
using Marketplace.Work;

namespace Marketplace.Relays;

/// <summary>
/// Tells relays what happened, one stream at a time and each stream in order: the claim of its watermark is the only right
/// to tell it, whichever process wrote the events. A stream whose head cannot be told waits; the others do not.
/// </summary>
internal sealed class RelayWork(
    IWatermarks watermarks,
    RecentEvents recent,
    EventReader reader,
    RelayTeller teller,
    IAggregates aggregates,
    WorkSignals signals,
    WorkOptions options,
    TimeProvider time) : IWork<UntoldStream>
{
    /// <summary>So that one long stream cannot outlive its claim; the rest follows with the next one.</summary>
    private const long EventsPerClaim = 200;

    public string Name => "relays";

    private long searched;

    /// <summary>
    /// What this process wrote itself it knows by name. What others left untold, and what is to be tried again, has to be
    /// searched for among all that waits: seldom while there is work at hand, else whenever somebody looks.
    /// </summary>
    public Task<IReadOnlyList<UntoldStream>> Claim(int limit, CancellationToken cancellationToken)
    {
        var written = time.GetElapsedTime(searched) < options.Poll ? recent.TakeStreams(limit) : [];
        if (written is [])
        {
            searched = time.GetTimestamp();
            return watermarks.Claim(limit, cancellationToken);
        }

        if (written.Count == limit)
        {
            // There may be more of them, and some of these may be in other hands.
            signals.Relays.Wake();
        }

        return watermarks.Claim(written, cancellationToken);
    }

    public async Task CarryOut(UntoldStream item, CancellationToken cancellationToken)
    {
        if (item.Attempts > 0)
        {
            // A relay asks its own aggregate for what the event does not say, and one that was overtaken cannot tell it.
            await aggregates.StepDown(item.Stream);
        }

        var until = Math.Min(item.Version, item.Told + EventsPerClaim);
        while (item.Told < until)
        {
            if (recent.Take(item.Stream, item.Told + 1) is { } fresh)
            {
                await teller.Tell(fresh, cancellationToken);
                item.Told = fresh.Version;
                continue;
            }

            foreach (var past in await reader.Read(item.Stream, item.Told, until, cancellationToken))
            {
                await teller.Tell(past, cancellationToken);
                item.Told = past.Version;
            }
        }
    }

    public async Task Finish(UntoldStream item, Exception? error, CancellationToken cancellationToken)
    {
        if (error is null)
        {
            if (await watermarks.Mark(item))
            {
                recent.AddStream(item.Id);
                signals.Relays.Wake();
            }

            return;
        }

        // The claim is kept until the pause is written, so that nobody tells the stream in between.
        if (item.Advanced)
        {
            await watermarks.Keep(item, cancellationToken);
        }

        await watermarks.GiveBack(item, item.Advanced ? 0 : item.Attempts, WorkErrors.Explain(error), cancellationToken);
    }
}
