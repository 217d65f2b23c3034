using static Marketplace.Notifications.NotificationCast;

namespace Marketplace.Notifications;

public sealed class NotificationRules : RulesLaws
{
    [Fact]
    public void The_laws_hold() => HoldFor<Notification, NotificationState, NotificationCommand, NotificationEvent>();

    [Fact]
    public void What_waits_for_nothing_is_told_at_once_and_once()
    {
        var story = new NotificationStory().At(Monday);
        story.When(new PlanNotification(Platform, Confirmed));
        story.ThenWants(Notification.ShowIntent).ThenPending();

        story.When(new PlanNotification(Platform, Confirmed)).ThenNothing();
        story.When(new RecordShown(Platform, MailAt: null)).Then(new NotificationShown(Monday, null)).ThenWants();
        story.When(new RecordShown(Platform, MailAt: Monday)).ThenNothing();
    }

    [Fact]
    public void A_reminder_waits_for_its_time()
    {
        var story = new NotificationStory().At(Monday).When(new PlanNotification(Platform, Reminder, Thursday));
        story.ThenPending((FallsDue, Thursday)).ThenWants();

        story.When(new FallDue(Platform)).ThenNothing();
        story.WhenDue(FallsDue).Then(new NotificationFellDue(Thursday)).ThenWants(Notification.ShowIntent).ThenPending();
    }

    [Fact]
    public void What_is_planned_for_the_past_is_due_now() =>
        new NotificationStory().At(Thursday).When(new PlanNotification(Platform, Reminder, Monday)).ThenWants(Notification.ShowIntent).ThenPending();

    [Fact]
    public void A_mail_waits_for_the_end_of_quiet_hours_and_is_sent_once()
    {
        var morning = Monday.AddHours(20);
        var story = new NotificationStory().Given(Planned(Confirmed)).At(Monday).When(new RecordShown(Platform, morning));
        story.ThenWants().ThenPending((FallsDue, morning));

        story.WhenDue(FallsDue).ThenWants(Notification.MailIntent);
        story.When(new RecordMailed(Platform)).Then(new NotificationMailed(morning)).ThenWants().ThenPending();
        story.When(new RecordMailed(Platform)).ThenNothing();
    }

    [Fact]
    public void What_is_over_dies_before_it_is_told_and_before_it_is_mailed()
    {
        var told = new NotificationStory().Given(Planned(Reminder)).At(Monday).When(new LapseNotification(Platform, LapseReason.CausePassed));
        told.Then(new NotificationLapsed(Monday, LapseReason.CausePassed)).ThenWants().ThenPending();
        told.When(new RecordShown(Platform, Monday)).ThenNothing();

        var mailed = new NotificationStory().Given(Planned(Reminder), new NotificationShown(Monday, Monday)).At(Monday);
        mailed.When(new LapseNotification(Platform, LapseReason.ReadBefore)).Then(new NotificationLapsed(Monday, LapseReason.ReadBefore)).ThenWants();
    }

    [Fact]
    public void Its_intents_are_the_same_for_every_try_and_for_nobody_else()
    {
        var plan = new PlanNotification(Platform, Confirmed);
        var first = new NotificationStory().At(Monday).When(plan).State;
        var again = new NotificationStory().At(Thursday).When(plan).State;
        var other = new NotificationStory().At(Monday).When(plan with { Case = Confirmed with { PersonId = TestContexts.Person(2).Id } }).State;

        Assert.Equal((first.ShowId, first.MailId), (again.ShowId, again.MailId));
        Assert.Equal(4, new[] { first.ShowId, first.MailId, other.ShowId, other.MailId }.Distinct().Count());
    }
}
