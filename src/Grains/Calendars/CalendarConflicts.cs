using Marketplace.Feeds;

namespace Marketplace.Calendars;

/// <summary>Where imported calendars and bookings want the same time. It is for a person to say which of them gives way.</summary>
internal static class CalendarConflicts
{
    public static CalendarConflictList Between(ImmutableArray<ImportedCalendar> imported, BusyTimes booked, DateTimeOffset now) =>
        new([
            .. imported
                .SelectMany(calendar => calendar.Times.Where(time => time.End > now).Select(time => (calendar, time)))
                .SelectMany(busy => booked.Overlapping(new TimeRange(busy.time.Start, busy.time.End))
                    .Where(seat => seat.Work.Overlaps(new TimeRange(busy.time.Start, busy.time.End)))
                    .DistinctBy(seat => seat.BookingId)
                    .Select(seat => new CalendarConflict(
                        busy.calendar.Id, busy.calendar.Name, busy.time.Start, busy.time.End, seat.BookingId, seat.ListingId, seat.Work.Start, seat.Work.End)))
                .OrderBy(conflict => conflict.BookingStart)
                .ThenBy(conflict => conflict.BookingId)
                .Take(CalendarConflictList.Maximum),
        ]);
}
