using Marketplace.Bookings;
using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

/// <summary>What slots say of sessions that take place only if enough come.</summary>
public sealed class Sessions_that_need_enough
{
    private static readonly SlotRules Course = Plain with { Seats = 3, Minimum = new SlotMinimum(2, TimeSpan.FromHours(3)) };
    private static readonly DateTimeOffset Ten = Utc("2026-03-02T09:00:00Z");
    private static readonly DateTimeOffset Noon = Utc("2026-03-02T11:00:00Z");
    private static readonly DateTimeOffset Three = Utc("2026-03-02T14:00:00Z");

    [Theory]
    [InlineData(1, "11:00 2 1 2")] // Noon is undecided, ten has been decided with too few
    [InlineData(2, "09:00 1 2 2, 11:00 1 2 2")] // enough have joined: the last seat can still be had
    public void They_show_how_many_have_joined_and_are_needed(int joined, string shown)
    {
        var slot = Case(NineToFive(Berlin), MondayMorning, Course, [.. Joined(Ten, joined), .. Joined(Noon, joined)]);
        var clock = WallClock.Of(Berlin);

        var found = Slots.Between(slot, new LocalWindow(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 3)).On(clock), Hour, 1, clock);

        Assert.Equal(shown, string.Join(", ", found.Where(time => time.Joined > 0).Select(time => $"{time.Start.UtcDateTime:HH:mm} {time.SeatsLeft} {time.Joined} {time.Needed}")));
        Assert.All(found, time => Assert.Equal(2, time.Needed));
    }

    [Fact]
    public void What_nobody_has_joined_in_time_is_not_shown_and_says_why()
    {
        var slot = Case(NineToFive(Berlin), MondayMorning, Course, [.. Joined(Ten, 1)]);

        Assert.Equal(["02 11:00", "02 12:00", "02 13:00", "02 14:00", "02 15:00"], Starts(slot, Berlin, "2026-03-02", "2026-03-03"));
        var reason = Assert.Single(new SlotJudge(slot).Reasons(new TimeRange(Ten, Ten + Hour), 1));
        Assert.Equal("minimum", reason.Rule);
        Assert.Equal(["needed=2", "joined=1", "decidedAt=2026-03-02T06:00:00Z"], reason.Facts.Select(fact => $"{fact.Name}={fact.Value}"));
        Assert.Equal("seats", Assert.Single(new SlotJudge(slot).Reasons(new TimeRange(Three, Three + Hour), 4)).Rule);
    }

    [Fact]
    public void Two_first_joiners_are_granted_seats_of_one_session()
    {
        var leases = new SlotLeases();
        leases.Load([], MondayMorning);
        SlotGrant[] grants = [.. new[] { 1, 2 }.Select(Join)];

        Assert.Equal(grants[0].Session, grants[1].Session);
        Assert.Equal([0, 1], grants.SelectMany(grant => grant.Seats));

        SlotGrant Join(int person) => SlotGate.Reserve(
            Pia.ProviderId,
            new PlanHours(NineToFive(Berlin)),
            leases,
            new ReserveSlot(DerivedId.From(Massage, $"{person}"), Massage, Noon, Noon + Hour, Berlin, 1, Course, false),
            MondayMorning,
            MondayMorning).View!;
    }

    private static IEnumerable<Occupied> Joined(DateTimeOffset start, int seats) => Enumerable.Range(0, seats)
        .Select(seat => new Occupied(DerivedId.From(Massage, $"{start:O}/{seat}"), Massage, SlotSessions.Of(Massage, start), seat, new TimeRange(start, start + Hour), new TimeRange(start, start + Hour)));
}
