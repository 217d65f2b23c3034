using System.Runtime.ExceptionServices;
using Marketplace.Realtime;
using Marketplace.Work;

namespace Marketplace.Calendars;

/// <summary>
/// The slots that answer one question, kept current for everybody who watches them: when somebody takes a slot they are
/// looked for once, however many watch. It lives from its first viewer to its last.
/// </summary>
internal sealed class SlotBoard
{
    private readonly SlotFinder finder;
    private readonly TimeProvider time;
    private readonly string listing;
    private readonly SlotsRequest request;
    private readonly ChangeSubscription changes;
    private readonly Lock gate = new();
    private readonly List<Viewer> viewers = [];
    private bool isOver;

    /// <param name="finder">Who knows them.</param>
    /// <param name="changes">Of whatever may change them; it is the board's from now on.</param>
    /// <param name="time">The engine's.</param>
    /// <param name="listing">The listing as the client names it.</param>
    /// <param name="request">Which of its slots.</param>
    public SlotBoard(SlotFinder finder, ChangeSubscription changes, TimeProvider time, string listing, SlotsRequest request) =>
        (this.finder, this.changes, this.time, this.listing, this.request) = (finder, changes, time, listing, request);

    /// <summary>One more who watches; null when the last one has just left.</summary>
    public Viewer? Join()
    {
        var viewer = new Viewer(this);
        lock (gate)
        {
            if (isOver)
            {
                return null;
            }

            viewers.Add(viewer);
        }

        // What others see may be older than what this one has just been told: it waits for a look of its own.
        changes.Wake();
        return viewer;
    }

    /// <summary>Looks whenever it is worth it, until nobody watches any more or the listing has left the market.</summary>
    public async Task Run()
    {
        using var watching = changes;
        try
        {
            SlotList? shown = null;
            await foreach (var _ in changes.All(CancellationToken.None))
            {
                var waiting = Viewers();
                if (waiting.Length == 0)
                {
                    break;
                }

                // Time alone takes slots away, so a heartbeat is a reason to look as well.
                var found = await finder.Find(listing, request, CancellationToken.None);
                var slots = found.View is { } search ? await finder.Slots(search, CancellationToken.None) : null;
                shown = shown is not null && slots is not null && slots.Slots.SequenceEqual(shown.Slots) ? shown : slots;
                foreach (var viewer in waiting)
                {
                    viewer.Show(shown);
                }

                if (shown is null)
                {
                    break;
                }
            }
        }
        catch (Exception error)
        {
            // Each viewer's stream breaks, as it would have if it had looked by itself, and its client comes back.
            foreach (var viewer in Viewers())
            {
                viewer.Break(error);
            }
        }
        finally
        {
            Close();
        }
    }

    private Viewer[] Viewers()
    {
        lock (gate)
        {
            return [.. viewers];
        }
    }

    private void Leave(Viewer viewer)
    {
        lock (gate)
        {
            viewers.Remove(viewer);
            isOver |= viewers.Count == 0;
        }

        // It may find that nobody is left.
        changes.Wake();
    }

    private void Close()
    {
        Viewer[] late;
        lock (gate)
        {
            isOver = true;
            late = [.. viewers];
        }

        // Whoever joined too late for the last look has nothing to wait for.
        foreach (var viewer in late)
        {
            viewer.End();
        }
    }

    /// <summary>One who watches. Boards that change while it looks away become one; a slow reader never grows a queue.</summary>
    public sealed class Viewer(SlotBoard board) : IDisposable
    {
        private readonly WorkSignal shown = new();
        private volatile Sight? latest;

        /// <summary>Waits for a change, or for the heartbeat.</summary>
        /// <returns>What there is now, null when nothing of it may be booked any more; and whether it was the heartbeat that came.</returns>
        public async Task<(SlotList? Slots, bool IsHeartbeat)> Next(CancellationToken cancellationToken)
        {
            while (true)
            {
                var isHeartbeat = !await shown.Wait(ChangeWatch.Heartbeat, board.time, cancellationToken);
                if (latest is { } sight)
                {
                    sight.Error?.Throw();
                    return (sight.Slots, isHeartbeat);
                }
            }
        }

        public void Dispose() => board.Leave(this);

        /// <summary>There will be nothing more to see.</summary>
        public void End()
        {
            if (latest?.Error is null)
            {
                Show(null);
            }
        }

        public void Show(SlotList? slots)
        {
            if (latest is null || !ReferenceEquals(latest.Slots, slots))
            {
                latest = new Sight(slots, null);
                shown.Wake();
            }
        }

        public void Break(Exception error)
        {
            latest = new Sight(null, ExceptionDispatchInfo.Capture(error));
            shown.Wake();
        }

        private sealed record Sight(SlotList? Slots, ExceptionDispatchInfo? Error);
    }
}
