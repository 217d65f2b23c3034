using Marketplace.Calendars;

namespace Marketplace.Feeds;

/// <summary>Has the gate of a calendar read again what is busy elsewhere.</summary>
internal sealed class CalendarImportRelay(IGrainFactory grains) : IRelay<CalendarImportEvent>
{
    public bool Hears(CalendarImportEvent happened) =>
        happened is CalendarImportAdded or CalendarImportChanged or CalendarImportConfirmed or CalendarImportRemoved;

    public async Task Tell(Notice<CalendarImportEvent> notice, CancellationToken cancellationToken)
    {
        var resource = notice.Event is CalendarImportAdded added
            ? added.ResourceId
            : await grains.GetGrain<ICalendarImportGrain>(notice.Source).Resource(cancellationToken);
        await grains.GetGrain<ICalendarGate>(resource).Settle(notice.Source, SlotOutcome.Unknown);
    }
}
