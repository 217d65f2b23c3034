using Marketplace.Bookings;
using Marketplace.Payments;
using DisputeStory = Marketplace.Story<
    Marketplace.Disputes.Dispute, Marketplace.Disputes.DisputeState, Marketplace.Disputes.DisputeCommand, Marketplace.Disputes.DisputeEvent>;

namespace Marketplace.Disputes;

/// <summary>Ada's bank has 80.00 EUR that she paid Pia, and waits a week for an answer; Olga looks after it.</summary>
public sealed class DisputeRules : RulesLaws
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = Monday.AddDays(7);
    private static readonly DateTimeOffset Answers = Due - DisputeTerms.Usual.Margin;
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private static readonly DisputeCase Case = new(
        new Guid("77777777-0000-0000-0000-000000000000"),
        new Guid("66666666-0000-0000-0000-000000000000"),
        PaymentPurpose.Booking,
        Ada.Id,
        Pia.ProviderId,
        "Grooming",
        GatewayNames.Stripe,
        "dp_1",
        DisputeTerms.Usual);

    private static readonly DisputeEvidence Evidence = new("Grooming", "2026-02-27", "Flexible", "Checked in", "She was there");

    private readonly DisputeStory story = new();

    [Fact]
    public void The_laws_hold() => HoldFor<Dispute, DisputeState, DisputeCommand, DisputeEvent>();

    [Fact]
    public void The_provider_hears_of_it_and_of_the_time_that_is_left()
    {
        Opened().ThenWants(Dispute.MailIntent)
            .ThenPending(("answer_is_due", Answers), ("provider_is_reminded", Due.AddDays(-3)), ("gateway_is_asked", Monday.AddDays(7)));
        Assert.Equal(DisputeNews.Chargeback, story.State.Mails.Single().About);
        var mail = story.State.Mails.Single().Id;
        story.When(new ConfirmDisputeMail(TestContexts.By(Actor.Platform), mail)).ThenWants();
        story.When(new ConfirmDisputeMail(TestContexts.By(Actor.Platform), mail)).ThenNothing();
    }

    [Fact]
    public void Who_has_said_something_is_not_reminded()
    {
        Opened().When(State(Pia)).Then(new DisputeStated(Monday, BookingSide.Provider, "She was there"))
            .ThenPending(("answer_is_due", Answers), ("gateway_is_asked", Monday.AddDays(7)));
        Assert.Equal([(1, BookingSide.Provider)], story.State.Statements.Select(said => (said.Number, said.By)));
    }

    [Fact]
    public void Who_has_not_is_reminded_once()
    {
        Opened().WhenDue("provider_is_reminded");
        Assert.Equal([DisputeNews.Chargeback, DisputeNews.Reminder], story.State.Mails.Select(mail => mail.About));
        story.ThenPending(("answer_is_due", Answers), ("gateway_is_asked", Monday.AddDays(7)));
    }

    [Fact]
    public void Before_the_deadline_it_is_answered_once_with_what_there_is()
    {
        Opened(mailed: true).WhenDue("answer_is_due").ThenWants(Dispute.AnswerIntent).ThenPending(("gateway_is_asked", Monday.AddDays(7)));
        var intent = story.State.AnswerIntent!.Value;
        story.When(State(Pia)).ThenRefused("dispute.not-now", "status");
        story.When(new AnswerDispute(TestContexts.By(Olga), null)).ThenRefused("dispute.not-now", "status");
        story.When(Answered(intent, Evidence)).Then(new DisputeAnswered(Answers, Evidence), new DisputeChanged(Answers, UnderReview, null)).ThenWants();
        story.When(Answered(intent, Evidence)).ThenNothing();
    }

    [Fact]
    public void An_operator_need_not_wait()
    {
        Opened(mailed: true).When(new AnswerDispute(TestContexts.By(Pia), null)).ThenRefused("dispute.unknown");
        story.When(new AnswerDispute(TestContexts.By(Olga), "That is all")).ThenWants(Dispute.AnswerIntent);
    }

    [Fact]
    public void An_answer_that_came_too_late_is_said_so()
    {
        Opened(mailed: true).WhenDue("answer_is_due").When(Answered(story.State.AnswerIntent!.Value, null, Lost));
        story.Then(new DisputeAnswerMissed(Answers), new DisputeChanged(Answers, Lost, story.State.Mails.Single()));
        Assert.Equal(DisputeNews.Lost, story.State.Mails.Single().About);
    }

    [Fact]
    public void An_operator_may_accept_it_and_then_nothing_is_answered()
    {
        Opened(mailed: true).When(new AcceptDispute(TestContexts.By(Pia), "True")).ThenRefused("dispute.unknown");
        story.When(new AcceptDispute(TestContexts.By(Olga), "True")).ThenWants(Dispute.AcceptIntent).ThenPending(("gateway_is_asked", Monday.AddDays(7)));
        story.When(new AcceptDispute(TestContexts.By(Olga), "True")).ThenRefused("dispute.not-now", "status");
        story.When(new RecordDispute(TestContexts.By(Actor.Platform), Case, Lost, story.State.AcceptIntent)).ThenPending();
        Assert.Equal((true, Monday), (story.State.IsAccepted, story.State.EndedAt));
    }

    [Fact]
    public void The_gateway_is_asked_when_nobody_tells_anything()
    {
        Opened(mailed: true).WhenDue("answer_is_due").When(Answered(story.State.AnswerIntent!.Value, Evidence)).WhenDue("gateway_is_asked").ThenWants(Dispute.LookIntent);
        story.When(new RecordDispute(TestContexts.By(Actor.Platform), Case, UnderReview, story.State.LookIntent)).ThenWants();
        story.WhenDue("gateway_is_asked").When(new RecordDispute(TestContexts.By(Actor.Platform), Case, Won, story.State.LookIntent)).ThenPending();
        Assert.Equal(DisputeStatus.Won, story.State.Status);
    }

    [Fact]
    public void News_that_is_older_than_what_is_known_is_no_news()
    {
        Opened(mailed: true).When(Heard(Won)).When(Heard(UnderReview)).ThenNothing().When(Heard(Needs)).ThenNothing().When(Heard(Won)).ThenNothing();
        Assert.Equal(DisputeStatus.Won, story.State.Status);
    }

    [Fact]
    public void A_bank_that_takes_it_again_is_believed_because_money_moved()
    {
        Opened(mailed: true).When(Heard(Won)).When(Heard(Lost with { Withdrawn = Euro(160_00), Reinstated = Euro(80_00), Movements = 3 }));
        Assert.Equal((DisputeStatus.Lost, 3), (story.State.Status, story.State.Seen!.Movements));
    }

    [Fact]
    public void An_inquiry_that_becomes_a_dispute_is_answered_once_more()
    {
        var inquiry = Needs with { Status = DisputeStatus.WarningNeedsResponse, Withdrawn = Euro(0), Fee = Euro(0), Movements = 0 };
        story.At(Monday).When(Heard(inquiry));
        Assert.Equal(DisputeNews.Inquiry, story.State.Mails.Single().About);
        story.When(new AcceptDispute(TestContexts.By(Olga), "True")).ThenRefused("dispute.not-now", "status");
        story.WhenDue("answer_is_due").When(Answered(story.State.AnswerIntent!.Value, Evidence, inquiry with { Status = DisputeStatus.WarningUnderReview, Submissions = 1 }));
        story.When(Heard(Needs with { DueBy = Due.AddDays(7), Submissions = 1 }));
        story.ThenPending(
            ("answer_is_due", Answers.AddDays(7)), ("provider_is_reminded", Due.AddDays(4)), ("gateway_is_asked", Answers.AddDays(7)));
    }

    [Fact]
    public void There_is_an_end_to_what_each_side_may_say()
    {
        Opened();
        for (var said = 0; said < StateDisputeFacts.MaximumNumber; said++)
        {
            story.When(State(Pia));
        }

        story.When(State(Pia)).ThenRefused("dispute.too-many-statements", "count", "limit");
        story.When(State(Olga)).Then(new DisputeStated(Monday, BookingSide.Platform, "She was there"));
    }

    [Fact]
    public void It_is_nobodys_business_but_the_providers_and_operators()
    {
        Opened().When(State(Ada)).ThenRefused("dispute.unknown");
        story.When(State(TestContexts.Person(3))).ThenRefused("dispute.unknown");
        story.When(Heard(Won) with { Context = TestContexts.By(Olga) }).ThenRefused("dispute.unknown");
        Assert.False(Dispute.Concerns(story.State, Ada));
        Assert.True(Dispute.Concerns(story.State, Pia));
    }

    private static GatewayDispute Needs { get; } =
        new(Euro(80_00), "fraudulent", DisputeStatus.NeedsResponse, Due, 0, Euro(80_00), Euro(20_00), Euro(0), 1);

    private static GatewayDispute UnderReview { get; } = Needs with { Status = DisputeStatus.UnderReview, Submissions = 1 };

    private static GatewayDispute Lost { get; } = Needs with { Status = DisputeStatus.Lost };

    private static GatewayDispute Won { get; } = UnderReview with { Status = DisputeStatus.Won, Reinstated = Euro(80_00), Movements = 2 };

    private DisputeStory Opened(bool mailed = false) =>
        story.Given(new DisputeOpened(Monday, Case, Needs, mailed ? null : new DisputeMail(Guid.Empty, DisputeNews.Chargeback))).At(Monday);

    private static RecordDispute Heard(GatewayDispute seen) => new(TestContexts.By(Actor.Platform), Case, seen);

    private static RecordDisputeAnswer Answered(Guid intent, DisputeEvidence? evidence, GatewayDispute? seen = null) =>
        new(TestContexts.By(Actor.Platform), intent, evidence, seen ?? UnderReview);

    private static StateDisputeFacts State(Actor by) => new(TestContexts.By(by), "She was there");

    private static Money Euro(long cents) => new(cents, "EUR");
}
