using NodaTime;
using NodaTime.TimeZones;

namespace Marketplace.Calendars;

/// <summary>
/// Local time in one zone. A local time that a change of the offset skips uses the offset before the gap; one that
/// occurs twice means its first occurrence. Lengths are elapsed time, never differences of local times.
/// </summary>
internal sealed class WallClock(DateTimeZone zone)
{
    /// <summary>The clock of an IANA zone; null when there is no such zone.</summary>
    public static WallClock? Find(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone ? new WallClock(zone) : null;

    /// <summary>The clock of a zone that was checked when it was stored.</summary>
    public static WallClock Of(string id) => new(DateTimeZoneProviders.Tzdb[id]);

    /// <summary>The instant at which that many minutes of that date stand on the clock; 1440 is the next midnight.</summary>
    public DateTimeOffset At(DateOnly date, int minuteOfDay)
    {
        var local = new LocalDateTime(date.Year, date.Month, date.Day, 0, 0).PlusMinutes(minuteOfDay);
        return zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant().ToDateTimeOffset();
    }

    /// <summary>The first instant of a date.</summary>
    public DateTimeOffset StartOf(DateOnly date) =>
        zone.AtStartOfDay(new LocalDate(date.Year, date.Month, date.Day)).ToInstant().ToDateTimeOffset();

    public DateOnly DateOf(DateTimeOffset instant)
    {
        var local = Local(instant);
        return new DateOnly(local.Year, local.Month, local.Day);
    }

    public int MinuteOfHour(DateTimeOffset instant) => Local(instant).Minute;

    private LocalDateTime Local(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(zone).LocalDateTime;
}
