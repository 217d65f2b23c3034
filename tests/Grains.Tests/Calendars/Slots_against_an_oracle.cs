using Marketplace.Bookings;
using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

/// <summary>Random plans, rules and bookings, by seed, against <see cref="SlotOracle"/>.</summary>
public sealed class Slots_against_an_oracle
{
    private static readonly string[] Zones = [Berlin, NewYork, "Asia/Kolkata", "Australia/Lord_Howe", "America/Nuuk", "UTC"];

    /// <summary>Around changes of the clocks, in Nuuk at midnight, and away from them.</summary>
    private static readonly DateOnly[] Days = [new(2026, 3, 7), new(2026, 3, 28), new(2026, 10, 24), new(2026, 10, 31), new(2026, 6, 10)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_offered_is_what_the_oracle_offers_and_all_of_it_is_granted(int seed)
    {
        var (plan, slot, duration, window) = Draw(new Random(seed));
        DateTimeOffset[] offered = [.. Offered(slot, duration, window)];
        Assert.Equal(new SlotOracle(plan, slot, duration).Offered(window), offered);
        Assert.All(offered, start => Assert.Null(Asked(slot, start, duration)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_minute_is_judged_as_the_oracle_judges_it_and_refused_for_the_reason_that_is_explained(int seed)
    {
        var random = new Random(seed * 7919);
        var (plan, slot, duration, window) = Draw(random);
        var (judge, oracle) = (new SlotJudge(slot), new SlotOracle(plan, slot, duration));
        for (var draw = 0; draw < 100; draw++)
        {
            var start = window.Start.AddMinutes(random.Next((int)window.Length.TotalMinutes));
            SlotReason[] reasons = [.. judge.Reasons(new TimeRange(start, start + duration), 1)];
            Assert.True(oracle.IsFree(start) == (reasons.Length == 0), $"seed {seed}: {start:O} for {duration}");
            if (Asked(slot, start, duration) is { } refusal)
            {
                Assert.Equal(reasons[0].Rule, refusal.Facts[0].Value);
                Assert.Equal(reasons[0].Facts, refusal.Facts.Skip(1));
            }
            else
            {
                Assert.Empty(reasons);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Packing_never_loses_a_slot_and_offers_what_is_free(int seed)
    {
        var (plan, loose, duration, window) = Draw(new Random(seed * 31));
        var packed = loose with { Rules = loose.Rules with { Packed = true, Limits = [] } };
        DateTimeOffset[] offered = [.. Offered(packed, duration, window)];
        Assert.True(offered.Length >= Offered(loose, duration, window).Count(), $"seed {seed}");
        Assert.All(offered, start => Assert.True(new SlotOracle(plan, packed, duration).IsFree(start), $"seed {seed}: {start:O}"));
        Assert.All(offered.Zip(offered.Skip(1)), pair => Assert.True(pair.Second - pair.First >= (loose.Rules.SlotInterval ?? duration)));
    }

    private static IEnumerable<DateTimeOffset> Offered(SlotCase slot, TimeSpan duration, TimeRange window) =>
        Slots.Between(slot, window, duration, 1, WallClock.Of(slot.TimeZone)).Select(found => found.Start);

    private static Refusal? Asked(SlotCase slot, DateTimeOffset start, TimeSpan duration)
    {
        var leases = new SlotLeases();
        leases.Load(slot.Busy.All, slot.Now);
        var request = new ReserveSlot(Guid.Parse("b0000000-0000-0000-0000-000000000001"), slot.ListingId, start, start + duration, slot.TimeZone, 1, slot.Rules, false);
        return SlotGate.Reserve(Pia.ProviderId, slot.Hours, leases, request, slot.Now, slot.Now).Refusal;
    }

    private static (CalendarPlan Plan, SlotCase Slot, TimeSpan Duration, TimeRange Window) Draw(Random random)
    {
        var zone = Zones[random.Next(Zones.Length)];
        var first = Days[random.Next(Days.Length)];
        var plan = new CalendarPlan(
            zone,
            [.. Enum.GetValues<DayOfWeek>().Where(_ => random.Next(6) > 0).Select(day => new WeeklyHours(day, Ranges(random)))],
            [.. Enumerable.Range(0, 3).Where(_ => random.Next(3) == 0).Select(day => new DateOverride(first.AddDays(day), Ranges(random), null))])
        {
            Periods = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Period(random, first))],
        };
        var clock = WallClock.Of(zone);
        var window = new LocalWindow(first, first.AddDays(3)).On(clock);
        var rules = SlotRules.Default with
        {
            MinNotice = TimeSpan.FromMinutes(random.Next(0, 300)),
            Horizon = random.Next(3) == 0 ? new SlotHorizon(random.Next(4), false, null) : null,
            SlotInterval = random.Next(2) == 0 ? TimeSpan.FromMinutes(random.Next(1, 24) * 5) : null,
            SlotOffset = random.Next(3) == 0 ? TimeSpan.FromMinutes(random.Next(1, 4) * 5) : null,
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
        return (plan, Case(plan, now, rules, [.. busy.DistinctBy(seat => seat.BookingId)]), TimeSpan.FromMinutes(random.Next(1, 20) * 15), window);
    }

    private static PlanPeriod Period(Random random, DateOnly first)
    {
        var kind = Enum.GetValues<PlanPeriodKind>()[random.Next(3)];
        var from = first.AddDays(random.Next(-1, 3));
        var zone = kind is PlanPeriodKind.Travel ? Zones[random.Next(Zones.Length)] : null;
        return new PlanPeriod(from, from.AddDays(random.Next(3)), kind, null, zone, false);
    }

    private static ImmutableArray<DayRange> Ranges(Random random) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ =>
        {
            var from = random.Next(0, 95) * 15;
            return new DayRange(from, Math.Min(DayRange.Midnight, from + (random.Next(1, 48) * 15)));
        })];
}
