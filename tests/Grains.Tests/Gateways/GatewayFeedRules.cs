using Marketplace.Payments;
using FeedStory = Marketplace.Story<
    Marketplace.Gateways.GatewayFeed,
    Marketplace.Gateways.GatewayFeedState,
    Marketplace.Gateways.GatewayFeedCommand,
    Marketplace.Gateways.GatewayFeedEvent>;

namespace Marketplace.Gateways;

public sealed class GatewayFeedRules
{
    private const string Looks = "gateway_is_looked_at";

    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 9, 0, 0, TimeSpan.Zero);
    private static readonly GatewayFeedPace Pace = new(TimeSpan.FromMinutes(15), TimeSpan.FromHours(6));
    private static readonly GatewayFeedWatched Watched = new(Monday, GatewayNames.Stripe, "acct_1", Monday + GatewayFeed.FirstLook);

    private readonly FeedStory story = new();

    [Fact]
    public void A_feed_is_looked_at_a_while_after_it_began()
    {
        story.At(Monday).When(Watch()).Then(Watched with { From = Monday.AddDays(-1) }).ThenPending((Looks, Monday + GatewayFeed.FirstLook));
        story.When(Watch()).ThenNothing();
        story.WhenDue(Looks).ThenWants(GatewayFeed.Look).ThenPending();
    }

    [Fact]
    public void News_is_followed_by_another_look_soon()
    {
        var look = Looking();
        var now = Monday + GatewayFeed.FirstLook;

        story.When(Looked(look, now, news: 3)).Then(new GatewayLooked(now, now, 3, now + Pace.Soonest));

        Assert.Equal(now, story.State.Position);
    }

    [Fact]
    public void Quiet_feeds_are_looked_at_less_and_less_and_yet_always_again()
    {
        var pauses = new List<TimeSpan>();
        story.Given(Watched);
        for (var times = 0; times < 7; times++)
        {
            story.WhenDue(Looks);
            story.When(Looked(story.State.LookIntent!.Value, story.State.Position, news: 0));
            pauses.Add(story.State.Pause);
        }

        Assert.Equal([30, 60, 120, 240, 360, 360, 360], pauses.Select(pause => pause.TotalMinutes));
    }

    [Fact]
    public void A_look_that_was_cut_short_goes_on_at_once()
    {
        var look = Looking();
        var now = Monday + GatewayFeed.FirstLook;

        story.When(Looked(look, Monday.AddMinutes(5), news: 9) with { IsCutShort = true }).ThenPending((Looks, now));

        Assert.Equal(Monday.AddMinutes(5), story.State.Position);
    }

    [Fact]
    public void A_gateway_that_did_not_answer_moves_nothing()
    {
        var look = Looking();

        story.When(Looked(look, Monday.AddDays(-1), news: 0));

        Assert.Equal(Monday, story.State.Position);
        Assert.NotNull(story.State.LookAt);
    }

    [Fact]
    public void A_look_is_heard_of_once()
    {
        var look = Looking();
        var report = Looked(look, Monday.AddMinutes(14), news: 1);

        story.When(report);

        story.When(report).ThenNothing();
        story.When(Looked(Guid.NewGuid(), Monday.AddMinutes(14), news: 1)).ThenNothing();
    }

    [Fact]
    public void Nobody_but_the_platform_speaks_for_the_gateway() =>
        story.Given(Watched).At(Monday).When(new WatchGatewayFeed(TestContexts.By(TestContexts.Person(2)), GatewayNames.Stripe, "acct_1"))
            .ThenRefused("gateway.unknown-feed");

    [Fact]
    public void A_feed_that_nobody_watches_has_heard_nothing() =>
        story.At(Monday).When(Looked(Guid.NewGuid(), Monday, news: 1)).ThenRefused("gateway.unknown-feed");

    [Fact]
    public void Feeds_of_different_accounts_are_different_and_each_has_one_id()
    {
        Assert.Equal(GatewayFeedId.Of("stripe", "acct_1"), GatewayFeedId.Of("stripe", "acct_1"));
        Assert.Equal(3, new HashSet<Guid> { GatewayFeedId.Of("stripe", null), GatewayFeedId.Of("stripe", "acct_1"), GatewayFeedId.Of("stripe", "acct_2") }.Count);
    }

    [Fact]
    public void The_laws_hold() => Laws.Hold();

    private static WatchGatewayFeed Watch() => new(TestContexts.By(Actor.Platform), GatewayNames.Stripe, "acct_1");

    private static RecordGatewayLook Looked(Guid look, DateTimeOffset until, int news) =>
        new(TestContexts.By(Actor.Platform), look, until, news, IsCutShort: false, Pace);

    private Guid Looking()
    {
        story.Given(Watched).WhenDue(Looks);
        return story.State.LookIntent!.Value;
    }

    private sealed class Laws : RulesLaws
    {
        public static void Hold() => HoldFor<GatewayFeed, GatewayFeedState, GatewayFeedCommand, GatewayFeedEvent>();
    }
}
