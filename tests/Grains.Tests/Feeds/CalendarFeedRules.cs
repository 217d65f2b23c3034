namespace Marketplace.Feeds;

public sealed class CalendarFeedRules
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = new(ActorRole.Member, Guid.Parse("a0000000-0000-0000-0000-000000000001"), Guid.Empty);
    private static readonly Actor Eve = new(ActorRole.Member, Guid.Parse("e0000000-0000-0000-0000-000000000001"), Guid.Empty);

    [Fact]
    public void An_address_stands_until_it_is_moved()
    {
        var open = Told(new CalendarFeedState(), new OpenCalendarFeed(Context(Ada, 1), CalendarFeedRole.Customer));
        var again = Told(open, new OpenCalendarFeed(Context(Ada, 2), CalendarFeedRole.Customer));
        var moved = Told(again, new MoveCalendarFeed(Context(Ada, 3)));

        Assert.NotNull(open.Address);
        Assert.Equal(open, again);
        Assert.NotEqual(open.Address, moved.Address);
    }

    [Fact]
    public void What_is_closed_comes_back_elsewhere()
    {
        var open = Told(new CalendarFeedState(), new OpenCalendarFeed(Context(Ada, 1), CalendarFeedRole.Provider));
        var closed = Told(open, new CloseCalendarFeed(Context(Ada, 2)));
        var back = Told(closed, new OpenCalendarFeed(Context(Ada, 3), CalendarFeedRole.Provider));

        Assert.Null(closed.Address);
        Assert.Empty(CalendarFeed.Decide(closed, new CloseCalendarFeed(Context(Ada, 4)), Now).Events);
        Assert.Equal(FeedRefusals.Unknown, CalendarFeed.Decide(closed, new MoveCalendarFeed(Context(Ada, 5)), Now).Refusal);
        Assert.NotEqual(open.Address, back.Address);
    }

    [Fact]
    public void What_is_published_of_a_resource_stays_its_own()
    {
        var resource = Guid.Parse("b0000000-0000-0000-0000-000000000001");
        var open = Told(new CalendarFeedState(), new OpenCalendarFeed(Context(Ada, 1), CalendarFeedRole.Resource, resource));
        var moved = Told(open, new MoveCalendarFeed(Context(Ada, 2)));

        Assert.Equal((CalendarFeedRole.Resource, resource), (moved.Role, moved.ResourceId));
        Assert.NotEqual(CalendarFeedView.KeyOf(resource), CalendarFeedView.KeyOf(resource, CalendarFeedRole.Provider));
    }

    [Fact]
    public void Nobody_else_may_touch_it()
    {
        var open = Told(new CalendarFeedState(), new OpenCalendarFeed(Context(Ada, 1), CalendarFeedRole.Customer));
        CalendarFeedCommand[] commands = [new OpenCalendarFeed(Context(Eve, 2), CalendarFeedRole.Customer), new MoveCalendarFeed(Context(Eve, 3)), new CloseCalendarFeed(Context(Eve, 4))];

        Assert.All(commands, command => Assert.Equal(FeedRefusals.Unknown, CalendarFeed.Decide(open, command, Now).Refusal));
    }

    private static CalendarFeedState Told(CalendarFeedState feed, CalendarFeedCommand command)
    {
        var decision = CalendarFeed.Decide(feed, command, Now);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(feed, CalendarFeed.Evolve);
    }

    private static CommandContext Context(Actor by, int number) =>
        new(new CommandId(new Guid(number, 0, 0, new byte[8])), by, string.Empty, string.Empty, null);
}
