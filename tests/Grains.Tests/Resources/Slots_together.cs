using Marketplace.Calendars;

namespace Marketplace.Resources;

public sealed class Slots_together
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Resource Ann = new(new("a0000000-0000-0000-0000-000000000001"), "Ann", ResourceKind.Staff, null, false, default);
    private static readonly Resource Bea = Ann with { Id = new("a0000000-0000-0000-0000-000000000002"), Name = "Bea" };

    [Fact]
    public void Any_offers_what_one_of_them_offers_with_the_most_seats() =>
        Assert.Equal([At(9, 2), At(10, 5), At(11, 1)], SlotMerge.Any([[At(9, 2), At(11, 1)], [At(9, 1), At(10, 5)]]).AsEnumerable());

    [Fact]
    public void All_offer_what_each_of_them_offers_with_the_fewest_seats() =>
        Assert.Equal(At(10, 3), Assert.Single(SlotMerge.All([[At(9), At(10, 5)], [At(10, 3), At(11)]])));

    [Fact]
    public void Nobody_offers_nothing()
    {
        Assert.Empty(SlotMerge.Any([]));
        Assert.Empty(SlotMerge.All([]));
        Assert.Empty(SlotMerge.All([[At(9)], []]));
    }

    [Fact]
    public void Whoever_is_archived_meets_nothing()
    {
        var offered = new Dictionary<Guid, SlotList> { [Bea.Id] = new("UTC", [At(9)]) };
        Assert.Equal(At(9), Assert.Single(new Need(false, [Ann with { IsArchived = true }, Bea]).Merge(offered)));
        Assert.Empty(new Need(true, [Ann with { IsArchived = true }, Bea]).Merge(offered));
    }

    /// <summary>One is enough, so what matters is who comes closest.</summary>
    [Fact]
    public void Of_a_pool_whoever_may_become_free_is_told_first()
    {
        var (mayPass, reasons) = new Need(false, [Ann, Bea]).Reasons(Said("plan", "busy"));
        Assert.True(mayPass);
        Assert.Equal(["busy", "plan"], reasons.Select(reason => reason.Rule));
        Assert.Equal([("resource", $"{Bea.Id}"), ("resourceName", "Bea")], reasons[0].Facts.Select(fact => (fact.Name, fact.Value)));
    }

    /// <summary>All are needed, so what matters is whoever never can.</summary>
    [Fact]
    public void Where_all_are_needed_whoever_never_can_is_told_first()
    {
        var (mayPass, reasons) = new Need(true, [Ann, Bea]).Reasons(Said("busy", "plan"));
        Assert.False(mayPass);
        Assert.Equal(["plan", "busy"], reasons.Select(reason => reason.Rule));
    }

    [Fact]
    public void Who_can_do_it_leaves_nothing_to_say()
    {
        Assert.Empty(new Need(false, [Ann, Bea]).Reasons(Said("busy", null)).Reasons);
        Assert.Equal(["busy"], new Need(true, [Ann, Bea]).Reasons(Said("busy", null)).Reasons.Select(reason => reason.Rule));
    }

    private static Dictionary<Guid, SlotExplanation> Said(string? ann, string? bea) => new() { [Ann.Id] = Of(ann), [Bea.Id] = Of(bea) };

    private static SlotExplanation Of(string? rule) => new(rule is null, rule is null ? [] : [new SlotReason(rule, [])]);

    private static Slot At(int hour, int seats = 1) => new(Nine.AddHours(hour - 9), Nine.AddHours(hour - 8), seats);
}
