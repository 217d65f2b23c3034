using Marketplace.Calendars;
using static Marketplace.Resources.AssignmentMode;

namespace Marketplace.Resources;

public sealed class Who_is_taken
{
    private static readonly SlotReason Busy = new("busy", []);

    [Fact]
    public void Any_takes_the_pool_as_it_stands() => Assert.Equal("ABC", Names(Any, Of('A', assigned: 9), Of('B'), Of('C')));

    [Fact]
    public void Lower_priorities_come_first() => Assert.Equal("BAC", Names(Any, Of('A', priority: 1), Of('B'), Of('C', priority: 2)));

    [Fact]
    public void Work_goes_to_whoever_would_have_least_for_its_weight() =>
        Assert.Equal("CAB", Names(RoundRobin, Of('A', assigned: 1), Of('B', assigned: 2), Of('C', assigned: 4, weight: 4)));

    [Fact]
    public void Priority_goes_before_fairness() => Assert.Equal("AB", Names(RoundRobin, Of('A', assigned: 50), Of('B', priority: 1)));

    [Fact]
    public void Equal_shares_keep_the_order_of_the_pool() =>
        Assert.Equal("ABC", Names(RoundRobin, Of('A', weight: 3), Of('B', assigned: 1, weight: 6), Of('C', assigned: 2, weight: 9)));

    [Fact]
    public void A_session_that_others_have_booked_is_joined() => Assert.Equal("BA", Names(RoundRobin, Of('A'), Of('B', assigned: 7, joins: true)));

    [Fact]
    public void Whoever_had_it_keeps_it() => Assert.Equal("BA", Names(RoundRobin, Of('A', joins: true), Of('B', hadIt: true)));

    /// <summary>Over any number of bookings nobody is further from their share than one booking.</summary>
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(5, 3, 2)]
    [InlineData(100, 1, 7)]
    public void Weights_are_kept_from_the_first_booking_to_the_last(params int[] weights)
    {
        var assigned = new int[weights.Length];
        for (var booking = 1; booking <= 500; booking++)
        {
            var taken = AssignmentOrder.Of(RoundRobin, weights.Select((weight, index) => Of((char)('A' + index), assigned[index], weight)))[0];
            assigned[taken.Resource.Name[0] - 'A']++;
            Assert.All(weights.Select((weight, index) => ((double)booking * weight / weights.Sum()) - assigned[index]), off => Assert.InRange(off, -2, 2));
        }
    }

    [Fact]
    public void It_is_told_who_was_passed_over_and_why()
    {
        var place = new Place(0, RoundRobin, isChosen: false, AssignmentOrder.Of(RoundRobin, [Of('A', busy: true), Of('B'), Of('C', assigned: 1)]));
        place.PassOver(CalendarRefusals.Of(new SlotReason("buffer", [])));
        var taken = place.Assigned(new SlotGrant(Guid.Empty, Guid.Empty, [0], default, default));
        Assert.Equal(("C", AssignmentReason.Fairest, 1), (taken.Name, taken.Reason, taken.Assigned));
        Assert.Equal([("A", "busy"), ("B", "buffer")], taken.PassedOver.Select(other => (other.Name, other.Rule)));
    }

    [Fact]
    public void That_somebody_was_faster_says_more_than_that_others_are_closed()
    {
        var place = new Place(0, Any, isChosen: false, [Of('A') with { Weight = Of('A').Weight with { InTheWay = new("plan", []) } }, Of('B', busy: true)]);
        Assert.Null(place.Current);
        Assert.Equal("booking.slot-taken", place.Refusal.Code);
    }

    private static string Names(AssignmentMode mode, params Candidate[] candidates) =>
        string.Concat(AssignmentOrder.Of(mode, candidates).Select(candidate => candidate.Resource.Name));

    private static Candidate Of(
        char name, int assigned = 0, int weight = 1, int priority = 0, bool joins = false, bool hadIt = false, bool busy = false)
    {
        var id = new Guid($"a0000000-0000-0000-0000-0000000000{(int)name:x2}");
        return new Candidate(
            new PoolMember(id, weight, priority),
            new Resource(id, $"{name}", ResourceKind.Staff, null, false, default),
            new SlotWeight(busy ? Busy : null, joins, assigned),
            hadIt);
    }
}
