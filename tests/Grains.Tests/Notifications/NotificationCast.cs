global using NotificationStory = Marketplace.Story<Marketplace.Notifications.Notification, Marketplace.Notifications.NotificationState, Marketplace.Notifications.NotificationCommand, Marketplace.Notifications.NotificationEvent>;
global using InboxStory = Marketplace.Story<Marketplace.Notifications.NotificationInbox, Marketplace.Notifications.InboxState, Marketplace.Notifications.InboxCommand, Marketplace.Notifications.InboxEvent>;

using Marketplace.Bookings;

namespace Marketplace.Notifications;

/// <summary>Ada has booked Pia's lesson for Friday, and is told so.</summary>
internal static class NotificationCast
{
    public const string FallsDue = "notification_is_due";

    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Thursday = Monday.AddDays(3);
    public static readonly Actor Ada = TestContexts.Person(1);
    public static readonly Guid Booking = new("66666666-0000-0000-0000-000000000000");
    public static readonly NotificationFacts Lesson = new() { BookingId = Booking, Title = "A lesson", At = Monday.AddDays(4), TimeZone = "UTC" };

    public static readonly NotificationCase Confirmed = new(Ada.Id, NotificationTopic.BookingConfirmed, Lesson, "booking/6#3");

    public static readonly NotificationCase Reminder = new(
        Ada.Id, NotificationTopic.BookingReminder, Lesson with { Hours = 24 }, "booking/6#3",
        NotificationCause.Stands(Booking, BookingStatus.Confirmed, Monday.AddDays(4)));

    public static CommandContext Platform => TestContexts.By(Actor.Platform);

    public static NotificationPlanned Planned(NotificationCase said, DateTimeOffset? dueAt = null) =>
        new(Monday, said, dueAt, new Guid("11111111-0000-0000-0000-000000000000"), new Guid("22222222-0000-0000-0000-000000000000"));

    public static PostNotification Post(NotificationTopic topic = NotificationTopic.BookingConfirmed) =>
        new(Platform, DerivedId.From(Booking, $"{topic}"), topic, Lesson);

    public static SetNotificationPreferences Choose(params ReadOnlySpan<ChannelChoice> choices) =>
        new(TestContexts.By(Ada), new NotificationPreferences { Choices = [.. choices] });
}
