namespace Marketplace.Attachments;

/// <summary>Every way a file says no. The codes are documented in docs/errors.md.</summary>
public static class AttachmentRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "attachment.unknown", "There is no such attachment.");

    public static readonly Refusal Attached =
        new(RefusalKind.NotNow, "attachment.attached", "A message has this attachment; take the message back instead.");
}
