using Marketplace.Embedded;
using Marketplace.Feeds;

namespace Marketplace.Simulations;

/// <summary>The calendars that people keep elsewhere: they change now and then, and cannot always be reached.</summary>
internal sealed class ForeignCalendars(Chance chance) : ICalendarSource
{
    /// <summary>Often enough to change while people book, and seldom enough to leave the seed to them.</summary>
    public static readonly CalendarImportOptions Options = new() { LookEvery = TimeSpan.FromHours(12) };

    private static readonly string[] Appointments =
    [
        "DTSTART;TZID=Europe/Berlin:20260310T100000\r\nDTEND;TZID=Europe/Berlin:20260310T113000\r\nRRULE:FREQ=WEEKLY;COUNT=6",
        "DTSTART:20260311T090000Z\r\nDURATION:PT2H",
        "DTSTART;VALUE=DATE:20260312",
    ];

    public Task<string> Fetch(Uri url, CancellationToken cancellationToken) =>
        chance.PerMille(200)
            ? Task.FromException<string>(new CalendarAwayException("unreachable"))
            : Task.FromResult(
                $"BEGIN:VCALENDAR\r\n{string.Concat(Appointments.Where(_ => chance.PerMille(700)).Select((appointment, number) => $"BEGIN:VEVENT\r\nUID:{number}\r\n{appointment}\r\nEND:VEVENT\r\n"))}END:VCALENDAR\r\n");
}
