using System.Collections.Immutable;
using Marketplace.Bookings;
using Marketplace.Calendars;

namespace Marketplace.Bench;

/// <summary>The engine alone: sixty days of slots of calendars with five hundred bookings each.</summary>
internal static class SlotEngineCalls
{
    private const int Days = 60;
    private const int Bookings = 500;
    private const int Staff = 20;

    private static readonly Guid Listing = new("a0000000-0000-0000-0000-000000000001");
    private static readonly DateTimeOffset Now = new(2030, 3, 4, 8, 0, 30, TimeSpan.Zero);
    private static readonly WallClock Viewer = WallClock.Of("Europe/Berlin");
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>An hour from nine to five, as most are.</summary>
    private static readonly SlotRules Simple = SlotRules.Default;

    /// <summary>Everything at once, a quarter of an hour apart.</summary>
    private static readonly SlotRules Demanding = SlotRules.Default with
    {
        SlotInterval = Quarter,
        BufferBefore = Quarter,
        BufferAfter = Quarter,
        Packed = true,
        Horizon = new SlotHorizon(Days, true, null),
        Limits = [new(SlotLimitPeriod.Day, 12, null), new(SlotLimitPeriod.Month, null, TimeSpan.FromHours(200))],
    };

    public static async Task Measure()
    {
        Console.WriteLine($"\n{Days} days of slots, {Bookings} bookings on each calendar\n\n{Measurement.Header}");
        SlotCase[] staff = [.. Enumerable.Range(0, Staff).Select(member => Case(Simple, member))];
        Console.WriteLine(await Of("one resource, every hour", Case(Simple, 0)));
        Console.WriteLine(await Of("one resource, every rule", Case(Demanding, 0)));
        Console.WriteLine(await Of("one resource, groups of ten", Case(Demanding with { Seats = 10 }, 0)));
        Console.WriteLine(await Of("one resource, nights", Case(Simple with { Stay = new(StayUnit.Night, new(15, 0), new(11, 0)) }, 0), TimeSpan.FromDays(2)));
        Console.WriteLine(await Measurement.Of($"any of {Staff} staff", 1, _ => Task.FromResult(Any(staff))));
        var asked = Case(Demanding, 0);
        Console.WriteLine(await Measurement.Of("explain one time", 1, _ => Task.FromResult(Why(asked))));
    }

    private static Task<Measurement> Of(string name, SlotCase slot, TimeSpan? duration = null) =>
        Measurement.Of(name, 1, _ => Task.FromResult(Between(slot, duration ?? Hour).Length));

    /// <summary>Who is free when: the union of everybody's slots.</summary>
    private static int Any(SlotCase[] staff)
    {
        var free = new SortedDictionary<DateTimeOffset, int>();
        foreach (var member in staff)
        {
            foreach (var slot in Between(member, Hour))
            {
                free[slot.Start] = free.GetValueOrDefault(slot.Start) + slot.SeatsLeft;
            }
        }

        return free.Count;
    }

    private static bool Why(SlotCase slot) => new SlotJudge(slot).Reasons(new TimeRange(Now.AddDays(20), Now.AddDays(20) + Hour), 1).Any();

    private static ImmutableArray<Slot> Between(SlotCase slot, TimeSpan duration)
    {
        var today = Viewer.DateOf(Now);
        return Slots.Between(slot, new LocalWindow(today, today.AddDays(Days)).On(Viewer), duration, 1, Viewer);
    }

    private static SlotCase Case(SlotRules rules, int seed)
    {
        var random = new Random(seed);
        DayRange[] hours = [new(9 * 60, 12 * 60), new(13 * 60, 17 * 60)];
        var plan = new CalendarPlan(
            "Europe/Berlin",
            [.. Enum.GetValues<DayOfWeek>().Select(day => new WeeklyHours(day, [.. hours]))],
            [.. Enumerable.Range(0, 20).Select(week => new DateOverride(Viewer.DateOf(Now).AddDays(week * 7), [hours[0]], null))]);
        var taken = Enumerable.Range(0, Bookings).Select(number =>
        {
            // Over a hundred days, at any quarter of an hour.
            var start = Now.Date.AddDays(number / 5).AddMinutes((8 * 60) + (15 * random.Next(36)));
            var work = new TimeRange(new DateTimeOffset(start, TimeSpan.Zero), new DateTimeOffset(start, TimeSpan.Zero) + Hour);
            var booking = DerivedId.From(Listing, $"{number}");
            return new Occupied(booking, random.Next(2) == 0 ? Listing : Guid.Empty, booking, 0, work, work);
        });
        return new SlotCase(new PlanHours(plan), Listing, rules, plan.TimeZone, new BusyTimes(taken), Now);
    }
}
