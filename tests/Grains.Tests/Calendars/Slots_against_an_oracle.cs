using Marketplace.Bookings;
using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

/// <summary>
/// Random plans, rules and bookings, by seed, against an oracle that knows nothing of ranges, merging or order: it asks
/// every minute of the work whether the wall clock is open then, and every booking whether it is in the way.
/// </summary>
public sealed class Slots_against_an_oracle
{
    private static readonly string[] Zones = [Berlin, NewYork, "Asia/Kolkata", "Australia/Lord_Howe", "UTC"];

    /// <summary>Around both changes of the clocks, and away from them.</summary>
    private static readonly DateOnly[] Days = [new(2026, 3, 7), new(2026, 3, 28), new(2026, 10, 24), new(2026, 10, 31), new(2026, 6, 10)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_offered_is_free_and_what_is_not_offered_has_a_reason(int seed)
    {
        var random = new Random(seed);
        var (slot, duration, window) = Draw(random);
        var judge = new SlotJudge(slot);
        var offered = Slots.Between(slot, window, duration, 1, WallClock.Of(slot.TimeZone)).Select(found => found.Start).ToHashSet();

        foreach (var start in Slots.Candidates(slot, judge.PlanClock, window, duration, WallClock.Of(slot.TimeZone)))
        {
            var work = new TimeRange(start, start + duration);
            var isFree = IsFree(slot, work);
            Assert.True(offered.Contains(start) == isFree, $"seed {seed}: {start:O} should {(isFree ? string.Empty : "not ")}be offered");
            Assert.Equal(isFree, !judge.Reasons(work, 1).Any());
        }

        Assert.Equal(offered.Count, offered.Count(start => Granted(slot, start, duration)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_minute_is_judged_as_the_oracle_judges_it(int seed)
    {
        var random = new Random(seed * 7919);
        var (slot, duration, window) = Draw(random);
        var judge = new SlotJudge(slot);
        for (var draw = 0; draw < 200; draw++)
        {
            var start = window.Start.AddMinutes(random.Next((int)window.Length.TotalMinutes));
            var work = new TimeRange(start, start + duration);
            Assert.True(IsFree(slot, work) == !judge.Reasons(work, 1).Any(), $"seed {seed}: {start:O} for {duration}");
        }
    }

    private static bool Granted(SlotCase slot, DateTimeOffset start, TimeSpan duration)
    {
        var leases = new SlotLeases();
        leases.Load(slot.Busy.All);
        var request = new ReserveSlot(Guid.Parse("b0000000-0000-0000-0000-000000000001"), slot.ListingId, start, start + duration, slot.TimeZone, 1, slot.Rules, false);
        return SlotGate.Reserve(Pia.ProviderId, slot.Plan, leases, request, slot.Now, slot.Now).Refusal is null;
    }

    private static bool IsFree(SlotCase slot, TimeRange work)
    {
        var clock = WallClock.Of(slot.Plan!.TimeZone);
        for (var minute = work.Start; minute < work.End; minute = minute.AddMinutes(1))
        {
            if (!IsOpen(slot.Plan, clock, minute))
            {
                return false;
            }
        }

        var notice = slot.Now + slot.Rules.MinNotice;
        var earliest = notice.AddSeconds(-notice.Second);
        var sameDay = slot.Busy.All.Count(seat => seat.ListingId == slot.ListingId && clock.DateOf(seat.Work.Start) == clock.DateOf(work.Start));
        return work.Start >= earliest
            && (slot.Rules.Horizon?.Days is not { } days || clock.DateOf(work.Start).DayNumber - clock.DateOf(slot.Now).DayNumber <= days)
            && slot.Busy.All.All(seat => work.End + slot.Rules.BufferAfter <= seat.Span.Start || work.Start - slot.Rules.BufferBefore >= seat.Span.End)
            && (slot.Rules.Limits.IsEmpty || sameDay < slot.Rules.Limits[0].Count);
    }

    /// <summary>Whether some range of the minute's own date or the one before, read from the wall, holds this minute.</summary>
    private static bool IsOpen(CalendarPlan plan, WallClock clock, DateTimeOffset minute)
    {
        var date = clock.DateOf(minute);
        return new[] { date.AddDays(-1), date }.Any(day =>
            (plan.OverrideOn(day)?.Ranges ?? [.. plan.Weekly.Where(hours => hours.Day == day.DayOfWeek).SelectMany(hours => hours.Ranges)])
                .Any(range => clock.At(day, range.From) <= minute && minute < clock.At(day, range.End)));
    }

    private static (SlotCase Slot, TimeSpan Duration, TimeRange Window) Draw(Random random)
    {
        var zone = Zones[random.Next(Zones.Length)];
        var first = Days[random.Next(Days.Length)];
        var plan = new CalendarPlan(
            zone,
            [.. Enum.GetValues<DayOfWeek>().Where(_ => random.Next(6) > 0).Select(day => new WeeklyHours(day, Ranges(random)))],
            [.. Enumerable.Range(0, 3).Where(_ => random.Next(3) == 0).Select(day => new DateOverride(first.AddDays(day), Ranges(random), null))]);
        var clock = WallClock.Of(zone);
        var window = new LocalWindow(first, first.AddDays(3)).On(clock);
        var rules = SlotRules.Default with
        {
            MinNotice = TimeSpan.FromMinutes(random.Next(0, 300)),
            Horizon = random.Next(3) == 0 ? new SlotHorizon(random.Next(4), false, null) : null,
            SlotInterval = random.Next(2) == 0 ? TimeSpan.FromMinutes(random.Next(1, 24) * 5) : null,
            BufferBefore = TimeSpan.FromMinutes(random.Next(3) * 10),
            BufferAfter = TimeSpan.FromMinutes(random.Next(3) * 10),
            Limits = random.Next(3) == 0 ? [new(SlotLimitPeriod.Day, random.Next(1, 4), null)] : [],
        };
        var busy = Enumerable.Range(0, random.Next(6)).Select(_ => Booked(
            window.Start.AddMinutes(random.Next(72 * 12) * 5),
            TimeSpan.FromMinutes(random.Next(1, 30) * 10),
            TimeSpan.FromMinutes(random.Next(3) * 10),
            random.Next(2) == 0 ? Massage : Yoga));
        var now = window.Start.AddSeconds(random.Next(-86_400, 86_400));
        return (Case(plan, now, rules, [.. busy.DistinctBy(seat => seat.BookingId)]), TimeSpan.FromMinutes(random.Next(1, 20) * 15), window);
    }

    private static ImmutableArray<DayRange> Ranges(Random random) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ =>
        {
            var from = random.Next(0, 95) * 15;
            return new DayRange(from, Math.Min(DayRange.Midnight, from + (random.Next(1, 48) * 15)));
        })];
}
