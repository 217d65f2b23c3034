using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

/// <summary>Group sessions, by seed: seats of sessions that somebody has booked, on dates that may have seats of their own.</summary>
public sealed class Shared_sessions
{
    private static readonly DateOnly First = new(2026, 3, 28);

    private static readonly WallClock Clock = WallClock.Of(Berlin);

    private static readonly TimeRange Window = new LocalWindow(First, First.AddDays(3)).On(Clock);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void As_many_seats_as_are_shown_can_be_had_and_not_one_more(int seed)
    {
        var (plan, slot) = Draw(new Random(seed));
        var oracle = new SlotOracle(plan, slot, Hour);
        var shown = Slots.Between(slot, Window, Hour, 1, Clock);
        Assert.Equal(shown.Length, shown.Select(found => found.Start).Distinct().Count());
        Assert.Equal(shown.Select(found => found.Start).Order(), shown.Select(found => found.Start));
        foreach (var found in shown)
        {
            Assert.Equal(SeatsLeft(oracle, plan, slot, found.Start), found.SeatsLeft);
            Assert.Null(Ask(slot, found.Start, found.SeatsLeft));
            Assert.Equal("seats", Ask(slot, found.Start, found.SeatsLeft + 1)!.Facts[0].Value);
        }

        Assert.Equal(
            shown.Where(found => found.SeatsLeft > 1),
            Slots.Between(slot, Window, Hour, 2, Clock));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_session_that_is_not_shown_has_no_seat_left_or_another_reason(int seed)
    {
        var (plan, slot) = Draw(new Random(seed));
        var oracle = new SlotOracle(plan, slot, Hour);
        var shown = Slots.Between(slot, Window, Hour, 1, Clock).Select(found => found.Start).ToHashSet();
        foreach (var start in slot.Busy.All.Select(seat => seat.Work.Start).Where(start => start >= Window.Start && start < Window.End).Distinct())
        {
            Assert.Equal(shown.Contains(start), SeatsLeft(oracle, plan, slot, start) > 0);
            Assert.Equal(shown.Contains(start), Ask(slot, start, 1) is null);
        }
    }

    private static int SeatsLeft(SlotOracle oracle, CalendarPlan plan, SlotCase slot, DateTimeOffset start)
    {
        var capacity = plan.Overrides.FirstOrDefault(date => date.Date == Clock.DateOf(start))?.Seats ?? slot.Rules.Seats;
        var session = capacity > 1 ? SlotSessions.Of(Massage, start) : Guid.Empty;
        var taken = slot.Busy.All.Count(seat => seat.Session == session);
        return oracle.IsFree(start, session) ? Math.Max(0, capacity - taken) : 0;
    }

    private static Refusal? Ask(SlotCase slot, DateTimeOffset start, int seats)
    {
        var leases = new SlotLeases();
        leases.Load(slot.Busy.All, slot.Now);
        var request = new ReserveSlot(Guid.Parse("b0000000-0000-0000-0000-000000000001"), Massage, start, start + Hour, Berlin, seats, slot.Rules, false);
        return SlotGate.Reserve(Pia.ProviderId, slot.Hours, leases, request, slot.Now, slot.Now).Refusal;
    }

    private static (CalendarPlan Plan, SlotCase Slot) Draw(Random random)
    {
        var plan = Daily(Berlin, Range(9, 17), Range(20, 24)) with
        {
            Overrides = [.. Enumerable.Range(0, 3).Where(_ => random.Next(2) == 0).Select(day => new DateOverride(First.AddDays(day), [Range(8, 20)], random.Next(1, 6)))],
        };
        var rules = Plain with { Seats = random.Next(2, 5), BufferAfter = TimeSpan.FromMinutes(random.Next(3) * 10) };
        var busy = new List<Occupied>();
        for (var session = random.Next(12); session > 0; session--)
        {
            var start = Window.Start.AddMinutes(random.Next(72 * 4) * 15);
            var work = new TimeRange(start, start + Hour);
            var span = work.Widened(rules.BufferBefore, rules.BufferAfter);
            if (!busy.Exists(seat => seat.Span.Overlaps(span)))
            {
                var isShared = random.Next(4) > 0;
                var key = isShared ? SlotSessions.Of(Massage, start) : DerivedId.From(Yoga, $"{start:O}");
                busy.AddRange(Enumerable.Range(0, isShared ? random.Next(1, 5) : 1)
                    .Select(seat => new Occupied(DerivedId.From(key, $"{seat}"), isShared ? Massage : Yoga, key, seat, span, work)));
            }
        }

        return (plan, Case(plan, Window.Start.AddHours(random.Next(-30, 10)), rules, [.. busy]));
    }
}
