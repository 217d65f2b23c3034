namespace Marketplace.Notifications;

/// <summary>What the edge refuses itself, in the words of the lists.</summary>
internal static class NotificationEdgeRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "notification.unknown", "There is no such notification.");

    public static readonly Refusal LinkUnknown =
        new(RefusalKind.Unknown, "notification.link-unknown", "This link is not one of ours.");
}
