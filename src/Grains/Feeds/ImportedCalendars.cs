using Marketplace.Calendars;

namespace Marketplace.Feeds;

/// <summary>What the calendars that a resource imports say.</summary>
internal interface IImportedCalendars
{
    Task<ImmutableArray<ImportedCalendar>> Of(Guid resourceId, CancellationToken cancellationToken);
}

/// <summary>One imported calendar as it was read last.</summary>
/// <param name="Id">The import.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="WhenStale">What becomes of its times when they are stale.</param>
/// <param name="StaleAfter">How long they are fresh.</param>
/// <param name="FreshAt">When it was read, or added if it never was.</param>
/// <param name="Times">Its busy times.</param>
internal sealed record ImportedCalendar(
    Guid Id, string Name, StaleCalendar WhenStale, TimeSpan StaleAfter, DateTimeOffset FreshAt, ImmutableArray<ImportedTime> Times)
{
    /// <summary>Nothing is offered longer ahead than this, so a calendar that is closed is closed up to there.</summary>
    private static readonly TimeSpan Closed = TimeSpan.FromDays(Bookings.SlotHorizon.MaximumDays);

    public DateTimeOffset StaleAt => FreshAt + StaleAfter;

    /// <summary>The times that it takes at a moment.</summary>
    public IEnumerable<ImportedTime> BusyAt(DateTimeOffset now) =>
        now < StaleAt || WhenStale is StaleCalendar.Keep ? Times
        : WhenStale is StaleCalendar.Close ? [new ImportedTime(StaleAt, now + Closed)]
        : [];

    /// <summary>The same as seats of the resource, which its gate looks at as it does at those of bookings.</summary>
    public static ImmutableArray<Occupied> SeatsAt(ImmutableArray<ImportedCalendar> calendars, DateTimeOffset now) =>
    [
        .. from calendar in calendars
           from time in calendar.BusyAt(now)
           let span = new TimeRange(time.Start, time.End)
           select new Occupied(calendar.Id, Occupied.Elsewhere, calendar.Id, 0, span, span),
    ];
}
