using Marketplace.Conversations;
using static Marketplace.Conversations.ConversationCast;
using ReportStory = Marketplace.Story<
    Marketplace.Moderation.MessageReport,
    Marketplace.Moderation.MessageReportState,
    Marketplace.Moderation.MessageReportCommand,
    Marketplace.Moderation.MessageReportEvent>;

namespace Marketplace.Moderation;

public sealed class Reporting_messages
{
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("99999999-0000-0000-0000-000000000000"), Guid.Empty);

    private static readonly ReportedWords Words = new("Call •••", new HiddenContacts("Call 0151", [ContactKind.Phone]));

    /// <summary>What Pia said to Ada.</summary>
    private static readonly ReportedMessage Message = new(
        DerivedId.From(Inquiry.SubjectId, "thread"),
        DerivedId.From(Inquiry.SubjectId, "message"),
        3,
        ConversationSide.Provider,
        Pia.Id,
        Ada.Id,
        Pia.ProviderId,
        Inquiry.ListingId,
        Inquiry.Title,
        Monday,
        Words);

    private static readonly ReportFiled AdaReported = new(Monday, Message, Ada.Id, ReportReason.Fraud, "It is a trick.");

    private readonly ReportStory story = new();

    [Fact]
    public void Who_heard_it_reports_it_once()
    {
        story.At(Monday).When(File(Ada)).Then(AdaReported);
        story.When(File(Ada)).ThenNothing();
        Assert.Equal((ReportStatus.Open, Words), (story.State.Status, story.State.Filings[0].Words));
    }

    [Fact]
    public void Of_a_provider_with_many_people_enough_report_it()
    {
        var toPia = Message with { AuthorSide = ConversationSide.Customer, AuthorId = Ada.Id };
        story.At(Monday);
        foreach (var person in Enumerable.Range(1, MessageReport.MostFilings + 1))
        {
            story.When(File(Pia with { Id = DerivedId.From(Pia.Id, $"{person}") }, toPia));
        }

        Assert.Equal(MessageReport.MostFilings, story.State.Filings.Length);
        story.When(Decide(ReportOutcome.Kept));
        story.When(File(Pia, toPia)).ThenRefused("report.not-now");
    }

    [Fact]
    public void Nobody_reports_what_is_not_said_to_them_or_is_gone()
    {
        story.At(Monday).When(File(Eve)).ThenRefused("report.unknown");
        story.When(File(Olga)).ThenRefused("report.unknown");
        story.When(File(Pia)).ThenRefused("report.own-message");
        story.When(File(Ada, Message with { AuthorSide = ConversationSide.System, AuthorId = Guid.Empty })).ThenRefused("report.said-by-system");
        story.When(File(Ada, Message with { Words = null })).ThenRefused("report.message-deleted");
    }

    [Fact]
    public void Its_author_knows_nothing_of_it_until_words_of_theirs_are_taken_away()
    {
        story.Given(AdaReported).At(Monday);
        story.When(Appeal(Pia)).ThenRefused("report.unknown");
        story.When(Decide(ReportOutcome.Kept));
        story.When(Appeal(Pia)).ThenRefused("report.unknown");
        Assert.Equal([true, false, true, false], new[] { Ada, Pia, Olga, Eve }.Select(story.State.IsKnownTo));
    }

    [Fact]
    public void What_is_removed_comes_back_when_the_appeal_is_right()
    {
        story.Given(AdaReported).At(Monday);
        story.When(Decide(ReportOutcome.Removed)).Then(Decided(ReportOutcome.Removed, DecisionEffect.Remove, Words));
        story.When(Decide(ReportOutcome.Kept)).ThenRefused("report.not-now");
        story.When(Appeal(Ada)).ThenRefused("report.not-yours-to-appeal");
        story.When(Appeal(Olga)).ThenRefused("report.not-yours-to-appeal");
        story.When(Appeal(Pia)).Then(new ReportAppealed(Monday, ConversationSide.Provider, Pia.Id, "No trick at all."));
        story.When(Decide(ReportOutcome.Kept) with { Words = null }).Then(Decided(ReportOutcome.Kept, DecisionEffect.Restore, Words));
        story.When(Appeal(Ada)).ThenRefused("report.not-now");
        story.When(Decide(ReportOutcome.Removed)).ThenRefused("report.not-now");
        Assert.Equal((ReportStatus.Closed, true), (story.State.Status, story.State.IsKnownTo(Pia)));
    }

    [Fact]
    public void What_is_kept_goes_when_the_appeal_is_right()
    {
        story.Given(AdaReported).At(Monday);
        story.When(Decide(ReportOutcome.Kept)).Then(Decided(ReportOutcome.Kept, DecisionEffect.None, null));
        story.When(Appeal(Ada)).Then(new ReportAppealed(Monday, ConversationSide.Customer, Ada.Id, "No trick at all."));
        var edited = new ReportedWords("Call me", null);
        story.When(Decide(ReportOutcome.Removed) with { Words = edited }).Then(Decided(ReportOutcome.Removed, DecisionEffect.Remove, edited));
    }

    [Fact]
    public void What_its_author_took_back_meanwhile_neither_goes_nor_comes_back()
    {
        story.Given(AdaReported).At(Monday);
        story.When(Decide(ReportOutcome.Removed) with { Words = null }).Then(Decided(ReportOutcome.Removed, DecisionEffect.None, null));
        story.When(Appeal(Pia));
        story.When(Decide(ReportOutcome.Kept) with { Words = null }).Then(Decided(ReportOutcome.Kept, DecisionEffect.None, null));
    }

    [Fact]
    public void An_appeal_has_its_time()
    {
        story.Given(AdaReported, Decided(ReportOutcome.Kept, DecisionEffect.None, null));
        story.At(Monday + MessageReport.AppealWindow - TimeSpan.FromTicks(1)).When(Appeal(Ada));
        Assert.Equal(ReportStatus.Appealed, story.State.Status);

        var late = new ReportStory().Given(AdaReported, Decided(ReportOutcome.Kept, DecisionEffect.None, null));
        late.At(Monday + MessageReport.AppealWindow).When(Appeal(Ada)).ThenRefused("report.appeal-over");
    }

    [Fact]
    public void Who_takes_part_does_not_decide_and_who_decides_is_an_operator()
    {
        story.Given(AdaReported).At(Monday);
        story.When(Decide(ReportOutcome.Removed, Ada)).ThenRefused("report.unknown");
        story.When(Decide(ReportOutcome.Removed, Ada with { Role = ActorRole.Operator })).ThenRefused("report.own-thread");
    }

    private static FileReport File(Actor by, ReportedMessage? message = null) =>
        new(TestContexts.By(by), message ?? Message, ReportReason.Fraud, "It is a trick.");

    private static DecideReport Decide(ReportOutcome outcome, Actor? by = null) =>
        new(TestContexts.By(by ?? Olga), outcome, DecisionGround.Terms, "Rule 4.", Words);

    private static AppealDecision Appeal(Actor by) => new(TestContexts.By(by), "No trick at all.");

    private static ReportDecided Decided(ReportOutcome outcome, DecisionEffect effect, ReportedWords? words) =>
        new(Monday, new ModerationDecision(Monday, Olga.Id, outcome, DecisionGround.Terms, "Rule 4."), effect, words);
}
