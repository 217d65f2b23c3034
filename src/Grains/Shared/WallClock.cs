using NodaTime;
using NodaTime.TimeZones;

namespace Marketplace;

/// <summary>
/// Local time in one zone. A local time that a change of the offset skips uses the offset before the gap; one that
/// occurs twice means its first occurrence. Lengths are elapsed time, never differences of local times.
/// </summary>
internal sealed class WallClock(DateTimeZone zone)
{
    /// <summary>No change of an offset reaches further: within a stretch, this far from its ends, every local time happens once.</summary>
    private const long Margin = 2 * TimeSpan.TicksPerDay;

    /// <summary>The stretch of one offset that was last asked about. Replaced as a whole, so that threads may share a clock.</summary>
    private Stretch last = new(0, 0, 0);

    public string Id => zone.Id;

    /// <summary>The clock of an IANA zone; null when there is no such zone.</summary>
    public static WallClock? Find(string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone ? new WallClock(zone) : null;

    /// <summary>The clock of a zone that was checked when it was stored.</summary>
    public static WallClock Of(string id) => new(DateTimeZoneProviders.Tzdb[id]);

    /// <summary>The instant at which that many minutes of that date stand on the clock; 1440 is the next midnight.</summary>
    public DateTimeOffset At(DateOnly date, int minuteOfDay)
    {
        if (Once((date.DayNumber * TimeSpan.TicksPerDay) + (minuteOfDay * TimeSpan.TicksPerMinute)) is { } instant)
        {
            return instant;
        }

        var local = new LocalDateTime(date.Year, date.Month, date.Day, 0, 0).PlusMinutes(minuteOfDay);
        return zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant().ToDateTimeOffset();
    }

    /// <summary>The instant at which a time of day stands on the clock on that date.</summary>
    public DateTimeOffset At(DateOnly date, TimeOnly time) => At(date, (time.Hour * 60) + time.Minute);

    /// <summary>The first instant of a date.</summary>
    public DateTimeOffset StartOf(DateOnly date) =>
        Once(date.DayNumber * TimeSpan.TicksPerDay)
        ?? zone.AtStartOfDay(new LocalDate(date.Year, date.Month, date.Day)).ToInstant().ToDateTimeOffset();

    /// <summary>The instant that a local time means, to the second.</summary>
    public LocalMoment Moment(DateTime local)
    {
        if (Once(local.Ticks) is { } instant)
        {
            return new LocalMoment(instant, IsSkipped: false);
        }

        var mapping = zone.MapLocal(LocalDateTime.FromDateTime(local));
        return new LocalMoment(Resolvers.LenientResolver(mapping).ToInstant().ToDateTimeOffset(), IsSkipped: mapping.Count == 0);
    }

    /// <summary>What the clock shows at an instant.</summary>
    public DateTime LocalOf(DateTimeOffset instant) => new(LocalTicks(instant));

    /// <summary>The same with its offset, RFC 3339.</summary>
    public string Text(DateTimeOffset instant) =>
        NodaTime.Text.OffsetDateTimePattern.Rfc3339.Format(Instant.FromDateTimeOffset(instant).InZone(zone).ToOffsetDateTime());

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDayNumber((int)(LocalTicks(instant) / TimeSpan.TicksPerDay));

    /// <summary>The time of day, seconds dropped.</summary>
    public TimeOnly TimeOf(DateTimeOffset instant) =>
        new(LocalTicks(instant) % TimeSpan.TicksPerDay / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute);

    /// <summary>How much of the hour has passed on the clock.</summary>
    public TimeSpan PastTheHour(DateTimeOffset instant) => new(LocalTicks(instant) % TimeSpan.TicksPerHour);

    private long LocalTicks(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks;
        var stretch = last;
        if (ticks < stretch.From || ticks >= stretch.Until)
        {
            last = stretch = Around(instant);
        }

        return ticks + stretch.Offset;
    }

    /// <summary>The instant of a local time that happens once in the stretch last asked about; else null.</summary>
    private DateTimeOffset? Once(long localTicks)
    {
        var stretch = last;
        var ticks = localTicks - stretch.Offset;
        return ticks - Margin >= stretch.From && ticks + Margin < stretch.Until ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    private Stretch Around(DateTimeOffset instant)
    {
        var interval = zone.GetZoneInterval(Instant.FromDateTimeOffset(instant));
        return new Stretch(
            interval.HasStart ? interval.Start.ToDateTimeOffset().UtcTicks : DateTimeOffset.MinValue.UtcTicks,
            interval.HasEnd ? interval.End.ToDateTimeOffset().UtcTicks : DateTimeOffset.MaxValue.UtcTicks,
            interval.WallOffset.Ticks);
    }

    private sealed record Stretch(long From, long Until, long Offset);
}

/// <summary>An instant that a local time means.</summary>
/// <param name="At">In UTC.</param>
/// <param name="IsSkipped">Whether no clock ever showed the local time; then later local times may come before it.</param>
internal readonly record struct LocalMoment(DateTimeOffset At, bool IsSkipped);
