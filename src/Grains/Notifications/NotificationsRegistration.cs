using Marketplace.Bookings;
using Marketplace.Complaints;
using Marketplace.Conversations;
using Marketplace.Identity;
using Marketplace.Moderation;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Reviews;
using Marketplace.Waitlists;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Notifications;

internal static class NotificationsRegistration
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) =>
        services
            .AddAggregate<Notification, NotificationState, NotificationCommand, NotificationEvent>()
            .AddAggregate<NotificationInbox, InboxState, InboxCommand, InboxEvent>()
            .AddSingleton<Notifier>()
            .AddSingleton<IRelay<BookingEvent>, BookingNotifications>()
            .AddSingleton<IRelay<ConversationEvent>, MessageNotifications>()
            .AddSingleton<IRelay<PaymentEvent>, PaymentNotifications>()
            .AddSingleton<IRelay<PayoutEvent>, PayoutNotifications>()
            .AddSingleton<IRelay<ReviewEvent>, ReviewNotifications>()
            .AddSingleton<IRelay<ComplaintEvent>, ComplaintNotifications>()
            .AddSingleton<IRelay<MessageReportEvent>, ModerationNotifications>()
            .AddSingleton<IRelay<WaitlistEvent>, WaitlistNotifications>()
            .AddSingleton<IRelay<AccountEvent>, AccountNotifications>();
}
