using Marketplace.Bookings;
using StoryOfComplaint = Marketplace.Story<
    Marketplace.Complaints.Complaint, Marketplace.Complaints.ComplaintState, Marketplace.Complaints.ComplaintCommand, Marketplace.Complaints.ComplaintEvent>;

namespace Marketplace.Complaints;

/// <summary>Ada complains of an hour of Pia's for 80.00 EUR, and Olga decides where they cannot.</summary>
public sealed class ComplaintRules : RulesLaws
{
    private static readonly DateTimeOffset Friday = new(2026, 3, 6, 11, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Eve = TestContexts.Person(3);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("44444444-0000-0000-0000-000000000000"), Guid.Empty);

    private static readonly ComplaintCase Case = new(
        default, Ada.Id, Pia.ProviderId, default, "An hour of grooming", ComplaintReason.Quality, ComplaintWish.FullRefund, Euro(80_00), Euro(80_00), false, ComplaintTerms.Usual);

    private readonly StoryOfComplaint story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<Complaint, ComplaintState, ComplaintCommand, ComplaintEvent>();

    [Fact]
    public void The_provider_has_time_to_answer_and_strangers_see_nothing() => Opened()
        .ThenPending(("answer_due", Friday.AddDays(3)))
        .When(new AnswerComplaint(TestContexts.By(Eve), "Let me in")).ThenRefused("complaint.unknown")
        .When(new AnswerComplaint(TestContexts.By(Ada), "No")).ThenRefused("complaint.not-yours", "allowedFor")
        .When(Answer()).Then(new ComplaintAnswered(Friday, BookingSide.Provider, "It was brown", Friday.AddDays(3)))
        .ThenPending(("reply_due", Friday.AddDays(3)))
        .When(Answer()).ThenRefused("complaint.not-now", "status", "allowedIn");

    [Fact]
    public void An_answer_that_comes_with_the_deadline_is_too_late() =>
        Opened().At(Friday.AddDays(3)).When(Answer()).ThenRefused("complaint.too-late", "until", "asOf");

    [Fact]
    public void A_provider_who_is_silent_meets_an_operator() => Opened().WhenDue("answer_due")
        .Then(new ComplaintEscalated(Friday.AddDays(3), BookingSide.Platform, "The provider did not answer in time.", Friday.AddDays(10)));

    [Fact]
    public void A_provider_who_is_silent_grants_it_where_the_terms_say_so()
    {
        Opened(Case with { Terms = ComplaintTerms.Usual with { SilenceGrants = true } }).WhenDue("answer_due");
        Assert.Equal((ComplaintStatus.Settled, Euro(80_00)), (story.State.Status, story.State.Award));
    }

    [Fact]
    public void Silence_grants_no_amount_that_nobody_named() =>
        Assert.Equal(
            ComplaintStatus.InMediation,
            Opened(Case with { Wish = ComplaintWish.Redo, Wanted = null, Terms = ComplaintTerms.Usual with { SilenceGrants = true } }).WhenDue("answer_due").State.Status);

    [Fact]
    public void A_customer_who_is_silent_lets_the_answer_stand() =>
        Assert.Equal((ComplaintStatus.Closed, Euro(0)), EndOf(Opened().When(Answer()).WhenDue("reply_due")));

    [Fact]
    public void A_customer_who_is_silent_takes_what_is_offered() =>
        Assert.Equal((ComplaintStatus.Settled, Euro(20_00)), EndOf(Opened().When(Offer(20_00)).WhenDue("reply_due")));

    /// <summary>20.00 of the 80.00 at stake are held for the milestone; the others were paid ahead.</summary>
    [Fact]
    public void Of_a_milestone_less_than_it_is_offered_or_all_that_is_at_stake()
    {
        Opened(Case with { Milestone = 2, OfMilestone = Euro(20_00) }).When(Offer(20_00)).ThenRefused("complaint.more-than-milestone", "number", "milestone", "held", "asked");
        story.When(Offer(79_99)).ThenRefused("complaint.more-than-milestone");
        story.When(Offer(19_99)).When(Offer(80_00)).When(Accept(Ada));
        Assert.Equal((ComplaintStatus.Settled, Euro(80_00)), EndOf(story));
    }

    [Fact]
    public void Both_can_agree()
    {
        Opened().When(Accept(Ada)).ThenRefused("complaint.not-yours", "allowedFor");
        story.When(Offer(20_00)).When(Offer(30_00)).When(Accept(Ada) with { Offer = 1 }).ThenRefused("complaint.offer-replaced", "offer", "asked");
        story.When(Accept(Ada) with { Offer = 2 }).ThenPending();

        Assert.Equal((ComplaintStatus.Settled, Euro(30_00)), EndOf(story));
        story.When(Offer(1)).ThenRefused("complaint.not-now", "status", "allowedIn");
    }

    [Fact]
    public void The_provider_may_grant_what_is_asked_for() =>
        Assert.Equal((ComplaintStatus.Settled, Euro(80_00)), EndOf(Opened().When(Accept(Pia))));

    [Fact]
    public void Where_no_amount_is_asked_for_there_is_none_to_grant() =>
        Opened(Case with { Wish = ComplaintWish.Redo, Wanted = null }).When(Accept(Pia)).ThenRefused("complaint.nothing-wanted", "wish");

    [Fact]
    public void What_was_answered_without_an_offer_cannot_be_accepted() =>
        Opened().When(Answer()).When(Accept(Ada)).ThenRefused("complaint.nothing-offered", "status");

    [Fact]
    public void The_customer_waits_for_the_answer_before_an_operator_is_asked() => Opened()
        .When(Escalate(Ada)).ThenRefused("complaint.not-yours", "allowedFor")
        .When(Answer()).When(Escalate(Ada)).ThenPending(("decision_due", Friday.AddDays(7)));

    [Theory]
    [InlineData(0)]
    [InlineData(25_00)]
    [InlineData(80_00)]
    public void An_operator_awards_up_to_what_is_at_stake(long award)
    {
        Mediated().When(Decide(Ada, award)).ThenRefused("complaint.not-yours", "allowedFor");
        story.When(Decide(Olga, 80_01)).ThenRefused("complaint.amount-not-valid", "from", "held", "asked");
        story.When(Decide(Olga, award)).Then(new ComplaintEnded(Friday, BookingSide.Platform, "There are pictures", ComplaintStatus.Decided, Euro(award)));
    }

    [Fact]
    public void What_a_package_paid_for_is_awarded_whole_or_not_at_all()
    {
        Opened(Case with { IsWhole = true }).When(Offer(20_00)).ThenRefused("complaint.stake-is-whole", "held", "asked");
        story.When(Escalate(Pia)).When(Decide(Olga, 20_00)).ThenRefused("complaint.stake-is-whole", "held", "asked");
        story.When(Decide(Olga, 80_00));
        Assert.Equal((ComplaintStatus.Decided, Euro(80_00)), EndOf(story));
    }

    [Fact]
    public void A_late_decision_is_said_to_be_late_and_can_still_be_made()
    {
        Mediated().WhenDue("decision_due").ThenPending(("decision_lapses", Friday.AddDays(14)));
        story.When(Decide(Olga, 5_00));
        Assert.Equal((ComplaintStatus.Decided, Euro(5_00)), EndOf(story));
    }

    [Fact]
    public void What_nobody_decides_stands()
    {
        Assert.Equal((ComplaintStatus.Decided, Euro(0)), Lapsed(Mediated()));
        Assert.Equal((ComplaintStatus.Decided, Euro(30_00)), Lapsed(new ComplaintRules().Mediated().When(Offer(30_00))));
        Assert.Equal((ComplaintStatus.Decided, Euro(80_00)), Lapsed(new ComplaintRules().Opened().WhenDue("answer_due")));
    }

    [Fact]
    public void It_can_be_taken_back_while_it_is_open() => Opened()
        .When(new WithdrawComplaint(TestContexts.By(Pia), null)).ThenRefused("complaint.not-yours", "allowedFor")
        .When(new WithdrawComplaint(TestContexts.By(Ada), "I was wrong"))
        .Then(new ComplaintEnded(Friday, BookingSide.Customer, "I was wrong", ComplaintStatus.Withdrawn, Euro(0)));

    [Fact]
    public void Each_side_may_say_so_much_and_no_more()
    {
        Opened();
        for (var said = 0; said < MakeStatement.MaximumNumber; said++)
        {
            story.When(Say(Ada)).Then(new ComplaintStated(Friday, BookingSide.Customer, "And another thing"));
        }

        story.When(Say(Ada)).ThenRefused("complaint.too-many-statements", "count", "limit");
        story.When(Say(Pia)).Then(new ComplaintStated(Friday, BookingSide.Provider, "And another thing"));
    }

    [Fact]
    public void Offers_come_to_an_end()
    {
        Opened();
        for (var offers = 0; offers < ComplaintOffer.MaximumNumber; offers++)
        {
            story.When(Offer(10_00 + offers));
        }

        story.When(Offer(20_00)).ThenRefused("complaint.too-many-offers", "count", "limit");
    }

    [Fact]
    public void The_story_says_who_did_what_when_and_why()
    {
        Opened().When(Offer(20_00)).At(Friday.AddHours(1)).When(Escalate(Ada)).When(Decide(Olga, 40_00));

        Assert.Equal(
            [
                new ComplaintEntry(1, Friday, BookingSide.Customer, ComplaintStep.Opened, "The dog is green", Euro(80_00)),
                new ComplaintEntry(2, Friday, BookingSide.Provider, ComplaintStep.Offered, "For peace", Euro(20_00)),
                new ComplaintEntry(3, Friday.AddHours(1), BookingSide.Customer, ComplaintStep.Escalated, "Never", null),
                new ComplaintEntry(4, Friday.AddHours(1), BookingSide.Platform, ComplaintStep.Decided, "There are pictures", Euro(40_00)),
            ],
            story.State.Entries.AsEnumerable());
    }

    private static Money Euro(long cents) => new(cents, "EUR");

    private static AnswerComplaint Answer() => new(TestContexts.By(Pia), "It was brown");

    private static OfferAmount Offer(long cents) => new(TestContexts.By(Pia), Euro(cents), "For peace");

    private static AcceptAmount Accept(Actor by) => new(TestContexts.By(by), null);

    private static EscalateComplaint Escalate(Actor by) => new(TestContexts.By(by), "Never");

    private static MakeStatement Say(Actor by) => new(TestContexts.By(by), "And another thing");

    private static DecideComplaint Decide(Actor by, long award) => new(TestContexts.By(by), Euro(award), "There are pictures");

    private static (ComplaintStatus Status, Money? Award) EndOf(StoryOfComplaint story) => (story.State.Status, story.State.Award);

    private static (ComplaintStatus Status, Money? Award) Lapsed(StoryOfComplaint story) => EndOf(story.WhenDue("decision_due").WhenDue("decision_lapses"));

    private StoryOfComplaint Opened(ComplaintCase? about = null) => story.At(Friday)
        .When(new OpenComplaint(TestContexts.By(Actor.Platform), BookingSide.Customer, "The dog is green", about ?? Case));

    private StoryOfComplaint Mediated() => Opened().When(Answer()).When(Escalate(Ada));
}
