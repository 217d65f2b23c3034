namespace Marketplace.Notifications;

/// <summary>What a notification is about. Stored by name; never rename.</summary>
public enum NotificationTopic
{
    /// <summary>To the provider: somebody waits for their answer.</summary>
    BookingRequested,
    BookingConfirmed,

    /// <summary>To the customer.</summary>
    BookingDeclined,
    BookingCancelled,

    /// <summary>Another time, or another scope, is agreed.</summary>
    BookingChanged,

    /// <summary>To both sides, some time before the start.</summary>
    BookingReminder,

    /// <summary>To the side that has not offered.</summary>
    QuoteOffered,

    /// <summary>To the customer: the receipt.</summary>
    PaymentReceived,
    PaymentFailed,
    PaymentRefunded,

    /// <summary>To the other side of a thread, when they have not read it after a while.</summary>
    MessageReceived,

    /// <summary>To whom it is about. What it says stays hidden until both sides have spoken, or nobody can any more.</summary>
    ReviewReceived,
    ReviewPublished,
    PayoutSent,
    PayoutFailed,

    /// <summary>To the provider.</summary>
    ComplaintOpened,
    ComplaintDecided,

    /// <summary>To whoever waited: the time is held for them for a while.</summary>
    WaitlistOffered,

    /// <summary>A password or a bank account changed.</summary>
    AccountSecurity,

    /// <summary>To who reported a message, and to its author once its words are taken away.</summary>
    ModerationDecided,

    /// <summary>To the customer: what was given back did not reach them, and they are owed it again.</summary>
    RefundFailed,
}

/// <summary>A way to tell somebody. Stored by name; never rename.</summary>
public enum NotificationChannel
{
    /// <summary>The list in the product, and whoever follows it.</summary>
    InApp,
    Mail,
}
