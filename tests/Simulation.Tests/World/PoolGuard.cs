using System.Diagnostics.Tracing;
using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// Fails a simulation that hands work to the thread pool, even if nothing of it ever comes back: what happens there has
/// no place in the order that the seed makes. The runtime tells of every hand-over, on the thread that makes it.
/// </summary>
internal sealed class PoolGuard : EventListener
{
    private const string Source = "System.Diagnostics.Eventing.FrameworkEventSource";
    private const EventKeywords ThreadPoolWork = (EventKeywords)0x2;
    private const int WorkEnqueued = 30;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Source)
        {
            EnableEvents(eventSource, EventLevel.Verbose, ThreadPoolWork);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId == WorkEnqueued)
        {
            Simulation.Current?.Fail(new InvalidOperationException($"Work was handed to the thread pool: {Environment.StackTrace}"));
        }
    }
}
