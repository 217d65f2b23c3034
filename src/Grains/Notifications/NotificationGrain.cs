namespace Marketplace.Notifications;

[GrainType("notification")]
internal sealed class NotificationGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<NotificationState, NotificationEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Notification, NotificationState, NotificationCommand, NotificationEvent>(journal, services), INotificationGrain
{
    public Task Plan(PlanNotification command) => Obey(command);

    public Task Shown(RecordShown command) => Obey(command);

    public Task Mailed(RecordMailed command) => Obey(command);

    public Task Lapse(LapseNotification command) => Obey(command);
}
