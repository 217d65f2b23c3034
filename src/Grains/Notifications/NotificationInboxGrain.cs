namespace Marketplace.Notifications;

[GrainType("notification-inbox")]
internal sealed class NotificationInboxGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<InboxState, InboxEvent>> journal,
    AggregateServices services)
    : AggregateGrain<NotificationInbox, InboxState, InboxCommand, InboxEvent>(journal, services), INotificationInboxGrain
{
    public Task<Outcome<PostedNotification>> Post(PostNotification command) =>
        Answer(command, () => new PostedNotification(NotificationTimes.MailAt(State.Preferences, command.Topic, Now)));

    public Task<Outcome<InboxView>> MarkRead(MarkNotificationRead command) => Answer(command, View);

    public Task<Outcome<InboxView>> MarkAllRead(MarkAllNotificationsRead command) => Answer(command, View);

    public Task<Outcome<InboxView>> SetPreferences(SetNotificationPreferences command) => Answer(command, View);

    public Task<Outcome<InboxView>> SwitchOff(SwitchNotificationOff command) => Answer(command, View);

    public async Task<InboxView> Read(CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return View();
    }

    private InboxView View() => new(State.LastSequence, State.Preferences, Version);
}
