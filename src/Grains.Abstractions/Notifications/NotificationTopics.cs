using System.Collections.Frozen;

namespace Marketplace.Notifications;

/// <summary>Which topics there are, how each is told unless a person says otherwise, and which a person cannot switch off.</summary>
public static class NotificationTopics
{
    public static ImmutableArray<NotificationRule> All { get; } =
    [
        new(NotificationTopic.BookingRequested),
        new(NotificationTopic.BookingConfirmed),
        new(NotificationTopic.BookingDeclined),
        new(NotificationTopic.BookingCancelled),
        new(NotificationTopic.BookingChanged),
        new(NotificationTopic.BookingReminder),
        new(NotificationTopic.QuoteOffered),
        new(NotificationTopic.PaymentReceived) { IsMandatory = true },
        new(NotificationTopic.PaymentFailed),
        new(NotificationTopic.PaymentRefunded) { IsMandatory = true },
        new(NotificationTopic.MessageReceived),
        new(NotificationTopic.ReviewReceived),
        new(NotificationTopic.ReviewPublished) { IsMailed = false },
        new(NotificationTopic.PayoutSent) { IsMailed = false },
        new(NotificationTopic.PayoutFailed),
        new(NotificationTopic.ComplaintOpened),
        new(NotificationTopic.ComplaintDecided),
        new(NotificationTopic.WaitlistOffered) { IsUrgent = true },
        new(NotificationTopic.AccountSecurity) { IsMandatory = true, IsUrgent = true },
        new(NotificationTopic.ModerationDecided) { IsMandatory = true },
        new(NotificationTopic.RefundFailed) { IsMandatory = true },
    ];

    private static readonly FrozenDictionary<NotificationTopic, NotificationRule> ByTopic = All.ToFrozenDictionary(rule => rule.Topic);

    public static NotificationRule Of(NotificationTopic topic) => ByTopic[topic];
}

/// <summary>How a topic is told.</summary>
/// <param name="Topic">Which.</param>
public sealed record NotificationRule(NotificationTopic Topic)
{
    /// <summary>Whether it is mailed unless the person says otherwise. In the product every topic is told.</summary>
    public bool IsMailed { get; init; } = true;

    /// <summary>Money, security and what is decided of people: nobody can switch it off.</summary>
    public bool IsMandatory { get; init; }

    /// <summary>Worth nothing in the morning, so it does not wait for the end of quiet hours.</summary>
    public bool IsUrgent { get; init; }

    public bool IsOnByDefault(NotificationChannel channel) => channel is NotificationChannel.InApp || IsMailed;
}
