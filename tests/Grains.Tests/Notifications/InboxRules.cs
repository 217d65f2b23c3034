using static Marketplace.Notifications.NotificationCast;

namespace Marketplace.Notifications;

public sealed class InboxRules : RulesLaws
{
    [Fact]
    public void The_laws_hold() => HoldFor<NotificationInbox, InboxState, InboxCommand, InboxEvent>();

    [Fact]
    public void Places_have_no_gaps()
    {
        var story = new InboxStory().At(Monday);
        var places = Enumerable.Range(1, 5).Select(_ => Assert.IsType<NotificationPosted>(Assert.Single(story.When(Post()).Events)).Sequence);

        Assert.Equal([1, 2, 3, 4, 5], places);
    }

    [Fact]
    public void What_is_switched_off_in_the_product_takes_no_place()
    {
        var off = new ChannelChoice(NotificationTopic.BookingConfirmed, NotificationChannel.InApp, IsOn: false);
        var story = new InboxStory().At(Monday).When(Choose(off));

        story.When(Post()).ThenNothing();
        story.When(Post(NotificationTopic.BookingCancelled));
        Assert.Equal(1, story.State.LastSequence);
    }

    [Fact]
    public void Reading_twice_is_reading_once()
    {
        var story = new InboxStory().At(Monday).When(Post()).When(Post());
        story.When(new MarkNotificationRead(TestContexts.By(Ada), 1)).Then(new NotificationRead(Monday, 1));
        story.When(new MarkNotificationRead(TestContexts.By(Ada), 1)).ThenNothing();
        story.When(new MarkAllNotificationsRead(TestContexts.By(Ada))).Then(new AllNotificationsRead(Monday, 2));
        story.When(new MarkAllNotificationsRead(TestContexts.By(Ada))).ThenNothing();
        story.When(new MarkNotificationRead(TestContexts.By(Ada), 2)).ThenNothing();
        story.When(new MarkNotificationRead(TestContexts.By(Ada), 3)).ThenRefused("notification.unknown");
    }

    [Fact]
    public void What_was_read_one_by_one_is_remembered_within_bounds()
    {
        var story = new InboxStory().At(Monday);
        for (var place = 1; place <= NotificationInbox.ReadLimit + 10; place++)
        {
            story.When(Post()).When(new MarkNotificationRead(TestContexts.By(Ada), place));
        }

        Assert.Equal(NotificationInbox.ReadLimit, story.State.Read.Length);
    }

    [Fact]
    public void Money_and_security_are_always_told()
    {
        foreach (var rule in NotificationTopics.All)
        {
            foreach (var channel in Enum.GetValues<NotificationChannel>())
            {
                var off = new ChannelChoice(rule.Topic, channel, IsOn: false);
                var story = new InboxStory().At(Monday).When(Choose(off));
                if (rule.IsMandatory)
                {
                    story.ThenRefused("notification.mandatory", "topic");
                    new InboxStory().At(Monday).When(new SwitchNotificationOff(TestContexts.By(Ada), rule.Topic, channel)).ThenRefused("notification.mandatory", "topic");
                }

                Assert.Equal(rule.IsMandatory, story.State.Preferences.IsOn(rule.Topic, channel));
            }
        }

        Assert.Equal(
            [NotificationTopic.PaymentReceived, NotificationTopic.PaymentRefunded, NotificationTopic.AccountSecurity, NotificationTopic.ModerationDecided, NotificationTopic.RefundFailed],
            NotificationTopics.All.Where(rule => rule.IsMandatory).Select(rule => rule.Topic));
    }

    [Fact]
    public void Every_topic_is_listed_once() =>
        Assert.Equal(Enum.GetValues<NotificationTopic>(), NotificationTopics.All.Select(rule => rule.Topic));

    [Fact]
    public void A_link_switches_one_topic_off_and_leaves_the_rest()
    {
        var story = new InboxStory().At(Monday).When(new SwitchNotificationOff(TestContexts.By(Ada), NotificationTopic.MessageReceived, NotificationChannel.Mail));

        Assert.False(story.State.Preferences.IsOn(NotificationTopic.MessageReceived, NotificationChannel.Mail));
        Assert.True(story.State.Preferences.IsOn(NotificationTopic.MessageReceived, NotificationChannel.InApp));
        Assert.True(story.State.Preferences.IsOn(NotificationTopic.BookingConfirmed, NotificationChannel.Mail));
        story.When(new SwitchNotificationOff(TestContexts.By(Ada), NotificationTopic.MessageReceived, NotificationChannel.Mail)).ThenNothing();
    }

    [Fact]
    public void The_same_preferences_again_change_nothing_and_unknown_languages_are_refused()
    {
        var wanted = new NotificationPreferences { Language = "ckb", Quiet = new QuietHours(new(22, 0), new(7, 0), "Asia/Baghdad") };
        var story = new InboxStory().At(Monday).When(new SetNotificationPreferences(TestContexts.By(Ada), wanted));
        story.Then(new NotificationPreferencesSet(Monday, wanted));

        story.When(new SetNotificationPreferences(TestContexts.By(Ada), wanted with { Choices = [] })).ThenNothing();
        story.When(new SetNotificationPreferences(TestContexts.By(Ada), wanted with { Language = "tlh" })).ThenRefused("notification.language-unknown", "language");
    }
}
