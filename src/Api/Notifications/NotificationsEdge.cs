namespace Marketplace.Notifications;

internal static class NotificationsEdge
{
    public static IServiceCollection AddNotificationsEdge(this IServiceCollection services) => services.AddSingleton<INotificationList, NotificationList>();
}
