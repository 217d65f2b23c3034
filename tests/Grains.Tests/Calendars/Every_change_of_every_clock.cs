using Marketplace.Bookings;
using NodaTime;
using NodaTime.TimeZones;
using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

/// <summary>Every zone of the tz database (by one of its names), every change of its offset from 2020 to 2035, the three days around it.</summary>
public sealed class Every_change_of_every_clock
{
    private static readonly Instant Since = Instant.FromUtc(2020, 1, 1, 0, 0);

    private static readonly Instant Until = Instant.FromUtc(2036, 1, 1, 0, 0);

    /// <summary>Hours of a day, all of them, and such as touch the hours at which clocks are changed.</summary>
    private static readonly ImmutableArray<DayRange> Hours = [new(0, 45), new(75, 165), new(170, 180), new(540, 1020), new(1335, 1410), new(1425, 1440)];

    private static readonly SlotRules HalfHours = Plain with { SlotInterval = TimeSpan.FromMinutes(30) };

    [Fact]
    public void Keeps_wall_clock_intent_and_slots_that_neither_overlap_nor_leave_their_range()
    {
        var changes = 0;
        foreach (var zone in TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct().Select(id => DateTimeZoneProviders.Tzdb[id]))
        {
            foreach (var interval in zone.GetZoneIntervals(Since, Until).Where(interval => interval.HasStart && interval.Start >= Since))
            {
                changes++;
                Around(zone, interval.Start);
            }
        }

        Assert.True(changes > 2_000, $"only {changes} changes were found");
    }

    private static void Around(DateTimeZone zone, Instant change)
    {
        var local = change.InZone(zone).Date;
        var first = new DateOnly(local.Year, local.Month, local.Day).AddDays(-1);
        var plan = Daily(zone.Id, [.. Hours]);
        var hours = new PlanHours(plan);
        var open = hours.Open(first, first.AddDays(2));
        for (var day = 0; day < 3; day++)
        {
            foreach (var range in Hours)
            {
                var (start, end) = (Meant(zone, first.AddDays(day), range.From), Meant(zone, first.AddDays(day), range.End));
                Assert.Equal(start, hours.Clock.At(first.AddDays(day), range.From));
                Assert.True(end <= start || open.Any(found => found.Contains(new TimeRange(start, end))), $"{zone.Id} {first.AddDays(day)} {range}");
            }
        }

        var window = new TimeRange(hours.Clock.StartOf(first), hours.Clock.StartOf(first.AddDays(3)));
        var slots = Slots.Between(Case(plan, window.Start, HalfHours), window, TimeSpan.FromMinutes(30), 1, hours.Clock);
        Assert.All(slots.Zip(slots.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start, $"{zone.Id} {pair.First.Start:O}"));
        Assert.All(slots, slot => Assert.Contains(open, range => range.Contains(new TimeRange(slot.Start, slot.End))));
        Assert.NotEmpty(slots);
    }

    /// <summary>The first instant that reads so on the wall; for a time that is skipped, counted with the offset before the gap.</summary>
    private static DateTimeOffset Meant(DateTimeZone zone, DateOnly date, int minute)
    {
        var local = new LocalDateTime(date.Year, date.Month, date.Day, 0, 0).PlusMinutes(minute);
        var middle = local.InUtc().ToInstant();
        ZoneInterval[] near = [.. zone.GetZoneIntervals(middle - NodaTime.Duration.FromDays(2), middle + NodaTime.Duration.FromDays(2))];
        Instant[] reads = [.. near.Select(stretch => local.WithOffset(stretch.WallOffset).ToInstant()).Where((instant, index) => near[index].Contains(instant)).Order()];
        return (reads is [var earliest, ..] ? earliest : Skipped(near, local)).ToDateTimeOffset();
    }

    private static Instant Skipped(ZoneInterval[] near, LocalDateTime local) =>
        near.Zip(near.Skip(1))
            .Where(pair => pair.First.IsoLocalEnd <= local && local < pair.Second.IsoLocalStart)
            .Select(pair => local.WithOffset(pair.First.WallOffset).ToInstant())
            .Single();
}
