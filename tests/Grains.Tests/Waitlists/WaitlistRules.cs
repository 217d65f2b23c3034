using WaitlistStory = Marketplace.Story<
    Marketplace.Waitlists.Waitlist, Marketplace.Waitlists.WaitlistState, Marketplace.Waitlists.WaitlistCommand, Marketplace.Waitlists.WaitlistEvent>;

namespace Marketplace.Waitlists;

public sealed class WaitlistRules : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Friday = Monday.AddDays(4);
    private static readonly Actor Pia = TestContexts.Person(1);
    private static readonly WaitlistEntry Ada = Wish(2);
    private static readonly WaitlistEntry Ben = Wish(3);
    private static readonly WaitlistEntry Cleo = Wish(4, hours: 3);
    private static readonly Guid Ended = Guid.Parse("0000000000000000000000000000000e");

    [Fact]
    public void The_laws_hold() => HoldFor<Waitlist, WaitlistState, WaitlistCommand, WaitlistEvent>();

    [Fact]
    public void Whoever_came_first_is_asked_first() => Line(Ada, Ben)
        .When(Freed()).Then(new WaitlistTimeFreed(Monday, Ada.From, Ada.To), new WaitlistOfferWanted(Monday, Ada, 1))
        .When(Told(Ada, 1, Friday.AddHours(-2)))
        .Then(new WaitlistOffered(Monday, Ada.Id, WaitlistId.BookingOf(Ada.Id, 1), Friday.AddHours(-2)), new WaitlistOfferWanted(Monday, Ben, 1))
        .When(Told(Ben, 1, null, "booking.slot-taken"))
        .Then(new WaitlistPassedOver(Monday, Ben.Id, "booking.slot-taken"), new WaitlistRoundEnded(Monday));

    [Fact]
    public void Whoever_could_not_have_it_keeps_their_place() => Line(Ada, Ben)
        .When(Freed())
        .When(Told(Ada, 1, null, "booking.slot-taken"))
        .Then(new WaitlistPassedOver(Monday, Ada.Id, "booking.slot-taken"), new WaitlistOfferWanted(Monday, Ben, 1))
        .When(Told(Ben, 1, null, "booking.slot-taken"))
        .When(Freed()).Then(new WaitlistTimeFreed(Monday, Ada.From, Ada.To), new WaitlistOfferWanted(Monday, Ada, 2));

    [Fact]
    public void What_is_freed_during_a_round_begins_it_anew() => Line(Ada, Ben)
        .When(Freed())
        .When(Told(Ada, 1, null, "booking.slot-taken"))
        .When(Freed()).Then(new WaitlistTimeFreed(Monday, Ada.From, Ada.To))
        .When(Told(Ben, 1, null, "booking.slot-taken"))
        .Then(new WaitlistPassedOver(Monday, Ben.Id, "booking.slot-taken"), new WaitlistOfferWanted(Monday, Ada, 2));

    [Fact]
    public void An_offer_that_lapses_goes_to_the_next()
    {
        var offered = WaitlistId.BookingOf(Ada.Id, 1);
        Line(Ada, Ben)
            .When(Freed())
            .When(Told(Ada, 1, Friday.AddHours(-2)))
            .When(Told(Ben, 1, null, "booking.slot-taken"))
            .When(Freed(offered))
            .Then(new WaitlistOfferLapsed(Monday, Ada.Id), new WaitlistTimeFreed(Monday, Ada.From, Ada.To), new WaitlistOfferWanted(Monday, Ben, 2));
    }

    [Fact]
    public void News_that_comes_twice_means_nothing() => Line(Ada, Ben)
        .When(Freed())
        .When(Told(Ada, 1, Friday.AddHours(-2)))
        .When(Told(Ada, 1, Friday.AddHours(-2))).ThenNothing()
        .When(Told(Ada, 1, null, "booking.slot-taken")).ThenNothing();

    [Fact]
    public void Only_who_wants_some_of_the_time_is_asked()
    {
        Line(Cleo).When(Freed()).ThenNothing();
        Line(Cleo, Ada).When(Freed()).Then(new WaitlistTimeFreed(Monday, Ada.From, Ada.To), new WaitlistOfferWanted(Monday, Ada, 1));
    }

    [Fact]
    public void Only_what_another_booking_has_is_waited_for()
    {
        foreach (var rule in (string[])["busy", "buffer", "seats", "limit"])
        {
            new WaitlistStory().At(Monday).When(Enter(Ada, rule)).Then(new WaitlistJoined(Monday, Ada, Pia.ProviderId));
        }

        new WaitlistStory().At(Monday).When(Enter(Ada, "plan")).ThenRefused("waitlist.hopeless", "rule", "start");
        new WaitlistStory().At(Monday).When(Enter(Ada, null)).ThenRefused("waitlist.time-free");
        new WaitlistStory().At(Monday).When(new EnterWaitlist(TestContexts.By(Pia), Ada, Pia.ProviderId, "busy")).ThenRefused("booking.own-listing");
        Line(Ada).When(Enter(Ada with { Id = Guid.NewGuid() }, "busy")).ThenRefused("waitlist.already-waiting");
    }

    [Fact]
    public void A_line_has_an_end()
    {
        var full = Enumerable.Range(0, Waitlist.Limit).Aggregate(new WaitlistStory().At(Monday), (story, number) => story.When(Enter(Wish(100 + number), "busy")));

        full.When(Enter(Ada, "busy")).ThenRefused("waitlist.full");
    }

    [Fact]
    public void A_place_is_given_up_by_whoever_has_it_until_it_is_offered()
    {
        Line(Ada).When(Leave(Ada)).Then(new WaitlistLeft(Monday, Ada.Id)).When(Leave(Ada)).ThenRefused("waitlist.unknown");
        Line(Ada).When(new LeaveWaitlist(TestContexts.By(TestContexts.Person(3)), Ada.Id)).ThenRefused("waitlist.unknown");
        Line(Ada).When(Freed()).When(Leave(Ada)).ThenRefused("waitlist.not-now");
        Line(Ada).When(Freed()).When(Told(Ada, 1, Friday)).When(Leave(Ada)).ThenRefused("waitlist.not-now");
    }

    [Fact]
    public void What_begins_is_not_waited_for_any_more()
    {
        Assert.Equal(new Deadline("something_begins", Ada.Start), Assert.Single(Waitlist.Deadlines(Line(Ada, Cleo).State)));
        Line(Ada, Cleo).At(Ada.Start).When(new GiveUpWaiting(TestContexts.By(Actor.Platform))).Then(new WaitlistWaitedInVain(Ada.Start, Ada.Id));

        // Whoever's turn it is has the answer on the way.
        Assert.Empty(Waitlist.Deadlines(Line(Ada).When(Freed()).State));
        Line(Ada).When(Freed()).At(Ada.Start).When(Told(Ada, 1, null, "booking.slot-unavailable"))
            .Then(new WaitlistPassedOver(Ada.Start, Ada.Id, "booking.slot-unavailable"), new WaitlistRoundEnded(Ada.Start));
    }

    [Fact]
    public void Only_the_platform_tells_it_what_became_of_bookings() => Line(Ada)
        .When(Freed() with { Context = TestContexts.By(Pia) }).ThenRefused("waitlist.unknown")
        .When(Told(Ada, 1, Friday) with { Context = TestContexts.By(Pia) }).ThenRefused("waitlist.unknown");

    private static WaitlistStory Line(params WaitlistEntry[] entries) =>
        entries.Aggregate(new WaitlistStory().At(Monday), (story, entry) => story.When(Enter(entry, "busy")));

    private static WaitlistEntry Wish(int person, int hours = 0)
    {
        var start = Friday.AddHours(hours);
        var customer = new Guid(person, 0, 0, new byte[8]);
        return new WaitlistEntry(
            DerivedId.From(customer, "entry"), customer, Guid.Empty, "An hour of grooming", start, start.AddHours(1), start.AddMinutes(-10), start.AddMinutes(70), null, 1);
    }

    private static EnterWaitlist Enter(WaitlistEntry entry, string? inTheWay) =>
        new(TestContexts.By(new Actor(ActorRole.Member, entry.CustomerId, DerivedId.From(entry.CustomerId, "provider"))), entry, Pia.ProviderId, inTheWay);

    private static LeaveWaitlist Leave(WaitlistEntry entry) =>
        new(TestContexts.By(new Actor(ActorRole.Member, entry.CustomerId, Guid.Empty)), entry.Id);

    private static FreeTime Freed(Guid? booking = null) => new(TestContexts.By(Actor.Platform), Ada.From, Ada.To, booking ?? Ended);

    private static RecordOffer Told(WaitlistEntry entry, int offer, DateTimeOffset? expiresAt, string? code = null) =>
        new(TestContexts.By(Actor.Platform), entry.Id, offer, expiresAt, code);
}
