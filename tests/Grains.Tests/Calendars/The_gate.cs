using Marketplace.Bookings;
using static Marketplace.Calendars.CalendarCast;

namespace Marketplace.Calendars;

public sealed class The_gate
{
    private static readonly DateTimeOffset Nine = Utc("2026-03-02T08:00:00Z");

    private readonly CalendarPlan plan = NineToFive(Berlin);
    private readonly PlanHours hours = new(NineToFive(Berlin));
    private readonly SlotLeases leases = new();
    private DateTimeOffset engineNow = MondayMorning;

    public The_gate() => leases.Load([], engineNow);

    [Fact]
    public void One_seat_is_granted_once()
    {
        Assert.Equal(0, Assert.Single(Ask(1).View!.Seats));
        Assert.Equal("booking.slot-taken", Ask(2).Refusal?.Code);
        Assert.Equal(RefusalKind.NotNow, Ask(2).Refusal?.Kind);
    }

    [Fact]
    public void Asked_again_it_gives_the_same_grant() =>
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(Ask(1).View), System.Text.Json.JsonSerializer.Serialize(Ask(1).View));

    [Fact]
    public void Of_two_hundred_who_want_seven_seats_seven_get_one()
    {
        var rules = Plain with { Seats = 7 };
        var outcomes = Enumerable.Range(1, 200).Select(booking => Ask(booking, rules)).ToArray();
        Assert.Equal(Enumerable.Range(0, 7), outcomes.Where(outcome => outcome.View is not null).SelectMany(outcome => outcome.View!.Seats));
        Assert.Single(outcomes.Where(outcome => outcome.View is not null).Select(outcome => outcome.View!.Session).Distinct());
        Assert.All(outcomes.Where(outcome => outcome.View is null), outcome => Assert.Equal("booking.slot-taken", outcome.Refusal?.Code));
    }

    [Fact]
    public void A_slot_that_was_given_back_is_free()
    {
        Ask(1);
        leases.Settle(Booking(1), SlotOutcome.Free);
        Assert.Null(Ask(2).Refusal);
    }

    [Fact]
    public void A_slot_that_was_taken_stays_taken_when_its_lease_would_have_run_out()
    {
        Ask(1);
        leases.Settle(Booking(1), SlotOutcome.Taken);
        Pass(SlotLeases.Lifetime);
        Assert.False(leases.IsStale);
        Assert.Equal("booking.slot-taken", Ask(2).Refusal?.Code);
    }

    [Fact]
    public void A_lease_that_nobody_settled_makes_the_gate_look_again()
    {
        Ask(1);
        Pass(SlotLeases.Lifetime - TimeSpan.FromSeconds(1));
        Assert.False(leases.IsStale);
        Pass(TimeSpan.FromSeconds(1));
        Assert.True(leases.IsStale);
    }

    [Fact]
    public void What_was_read_a_while_ago_is_looked_at_again()
    {
        Pass(SlotLeases.Trust - TimeSpan.FromSeconds(1));
        Assert.False(leases.IsStale);
        Pass(TimeSpan.FromSeconds(1));
        Assert.True(leases.IsStale);
        leases.Load([], engineNow);
        Pass(TimeSpan.FromSeconds(1));
        Assert.False(leases.IsStale);
    }

    [Fact]
    public void What_nobody_asked_for_a_while_is_no_younger_for_it()
    {
        Pass(TimeSpan.FromHours(3));
        Assert.True(leases.IsStale);
    }

    [Fact]
    public void An_unknown_outcome_blocks_the_time_until_its_lease_runs_out()
    {
        Ask(1);
        leases.Settle(Booking(1), SlotOutcome.Unknown);
        Assert.True(leases.IsStale);
        leases.Load([], engineNow);
        Assert.Equal("booking.slot-taken", Ask(2).Refusal?.Code);
    }

    [Fact]
    public void News_of_a_grant_that_this_activation_never_gave_makes_it_look_again()
    {
        leases.Settle(Booking(9), SlotOutcome.Taken);
        Assert.True(leases.IsStale);
    }

    [Fact]
    public void A_booking_that_asks_for_another_time_gives_up_the_first()
    {
        Ask(1);
        Assert.Null(Ask(1, start: Nine + Hour).Refusal);
        Assert.Null(Ask(2).Refusal);
    }

    [Fact]
    public void A_booking_that_moves_has_both_times_until_it_has_moved()
    {
        Ask(1);
        leases.Settle(Booking(1), SlotOutcome.Taken);
        Assert.Null(Ask(1, start: Nine + Hour).Refusal);
        Assert.Equal("booking.slot-taken", Ask(2).Refusal?.Code);
        Assert.Equal("booking.slot-taken", Ask(2, start: Nine + Hour).Refusal?.Code);

        leases.Settle(Booking(1), SlotOutcome.Taken);
        Assert.Null(Ask(2).Refusal);
        Assert.Equal("booking.slot-taken", Ask(3, start: Nine + Hour).Refusal?.Code);
    }

    [Fact]
    public void A_grant_that_is_returned_is_free_at_once_and_what_was_taken_before_stays()
    {
        Ask(1);
        leases.Settle(Booking(1), SlotOutcome.Taken);
        Ask(1, start: Nine + Hour);
        leases.Settle(Booking(1), SlotOutcome.Returned);
        Assert.False(leases.IsStale);
        Assert.Null(Ask(2, start: Nine + Hour).Refusal);
        Assert.Equal("booking.slot-taken", Ask(3).Refusal?.Code);
    }

    [Fact]
    public void Weighing_takes_nothing_and_counts_what_begins_in_the_month()
    {
        Ask(1);
        Ask(2, start: Nine.AddDays(28));
        Ask(3, start: Nine.AddDays(35));
        var weight = Weigh(4, Nine + Hour);
        Assert.Equal((null, false, 2), (weight.InTheWay, weight.Joins, weight.Assigned));
        Assert.Equal("busy", Weigh(4, Nine).InTheWay?.Rule);
        Assert.Equal(1, Weigh(1, Nine).Assigned);
        Assert.Null(Weigh(1, Nine).InTheWay);
        Assert.Null(Ask(5, start: Nine + Hour).Refusal);
    }

    [Fact]
    public void Weighing_sees_a_session_that_can_be_joined()
    {
        var rules = Plain with { Seats = 3 };
        Ask(1, rules);
        Assert.True(Weigh(2, Nine, rules).Joins);
        Assert.False(Weigh(2, Nine + Hour, rules).Joins);
    }

    private SlotWeight Weigh(int booking, DateTimeOffset start, SlotRules? rules = null) =>
        SlotGate.Weigh(hours, leases, Wish(booking, rules ?? Plain, start), MondayMorning);

    [Theory]
    [InlineData("2026-03-02T05:00:00Z", "plan", RefusalKind.NotValid)] // before opening
    [InlineData("2026-03-03T08:00:00Z", "override", RefusalKind.NotValid)]
    [InlineData("2026-05-04T08:00:00Z", "horizon", RefusalKind.NotValid)]
    [InlineData("2026-03-02T09:00:00Z", "notice", RefusalKind.NotValid)]
    public void A_rule_that_says_no_to_everybody_is_named(string start, string rule, RefusalKind kind)
    {
        var closed = plan with { Overrides = [new(new(2026, 3, 3), [], null)] };
        var rules = SlotRules.Default with { Horizon = new SlotHorizon(30, false, null), MinNotice = TimeSpan.FromHours(3) };
        var now = rule == "notice" ? Utc("2026-03-02T08:00:00Z") : Utc("2026-03-01T12:00:00Z");
        var refusal = SlotGate.Reserve(Pia.ProviderId, new PlanHours(closed), leases, Wish(1, rules, Utc(start)), now, engineNow).Refusal;
        Assert.Equal(("booking.slot-unavailable", kind, rule), (refusal!.Code, refusal.Kind, refusal.Facts[0].Value));
    }

    [Fact]
    public void A_limit_that_others_used_up_is_a_matter_of_now()
    {
        var rules = Plain with { Limits = [new(SlotLimitPeriod.Day, 1, null)] };
        Ask(1, rules);
        var refusal = Ask(2, rules, Nine + Hour).Refusal;
        Assert.Equal(("booking.slot-unavailable", RefusalKind.NotNow), (refusal!.Code, refusal.Kind));
    }

    [Fact]
    public void A_late_payment_may_take_its_slot_again_inside_the_notice()
    {
        var wish = Wish(1, SlotRules.Default, Utc("2026-03-02T09:00:00Z"));
        Assert.NotNull(SlotGate.Reserve(Pia.ProviderId, hours, leases, wish, Nine, engineNow).Refusal);
        Assert.Null(SlotGate.Reserve(Pia.ProviderId, hours, leases, wish with { IgnoreNotice = true }, Nine, engineNow).Refusal);
    }

    [Fact]
    public void A_late_payment_takes_no_slot_that_has_begun()
    {
        var wish = Wish(1, SlotRules.Default, Utc("2026-03-02T09:00:00Z")) with { IgnoreNotice = true };
        var refusal = SlotGate.Reserve(Pia.ProviderId, hours, leases, wish, wish.Start.AddSeconds(1), engineNow).Refusal;
        Assert.Equal(("booking.slot-unavailable", "notice"), (refusal!.Code, refusal.Facts[0].Value));
        Assert.Null(SlotGate.Reserve(Pia.ProviderId, hours, leases, wish, wish.Start, engineNow).Refusal);
    }

    private static Guid Booking(int number) => new($"b0000000-0000-0000-0000-{number:000000000000}");

    private static ReserveSlot Wish(int booking, SlotRules rules, DateTimeOffset start) =>
        new(Booking(booking), Massage, start, start + Hour, Berlin, 1, rules, false);

    private Outcome<SlotGrant> Ask(int booking, SlotRules? rules = null, DateTimeOffset? start = null) =>
        SlotGate.Reserve(Pia.ProviderId, hours, leases, Wish(booking, rules ?? Plain, start ?? Nine), MondayMorning, engineNow);

    private void Pass(TimeSpan time)
    {
        engineNow += time;
        leases.Expire(engineNow);
    }
}
