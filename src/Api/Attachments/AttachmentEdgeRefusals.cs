namespace Marketplace.Attachments;

/// <summary>What the edge says no to before a file is asked. The codes are documented in docs/errors.md.</summary>
internal static class AttachmentEdgeRefusals
{
    public static readonly Refusal Empty =
        new(RefusalKind.NotValid, "attachment.empty", "The body has no bytes; the file is the body itself.");

    public static readonly Refusal TypeNotAllowed =
        new(RefusalKind.NotValid, "attachment.type-not-allowed", "By its bytes this is no JPEG, PNG, WebP, GIF, PDF, MP4, Office document or plain text in UTF-8.");
}
