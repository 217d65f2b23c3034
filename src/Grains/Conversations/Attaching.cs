using Marketplace.Attachments;

namespace Marketplace.Conversations;

/// <summary>Which files go with a message: its author's own, ready, and each once.</summary>
internal static class Attaching
{
    /// <summary>Why they may not go with it; null when they may, or when there are none.</summary>
    public static Refusal? Refused(PostMessage post)
    {
        if (post.Attachments is not { Length: > 0 } wanted)
        {
            return null;
        }

        if (wanted.Length > PostMessage.AttachmentLimit || wanted.Distinct().Count() < wanted.Length)
        {
            return ConversationRefusals.TooManyAttachments;
        }

        foreach (var id in wanted)
        {
            switch (Offered(post, id)?.Status)
            {
                case null:
                    return ConversationRefusals.AttachmentUnknown(id);

                case AttachmentStatus.Attached or AttachmentStatus.Deleted:
                    return ConversationRefusals.AttachmentTaken;

                case not AttachmentStatus.Ready:
                    return ConversationRefusals.AttachmentNotReady(id);
            }
        }

        return null;
    }

    /// <summary>In the order in which their author named them; null when there are none.</summary>
    public static ImmutableArray<AttachedFile>? FilesOf(PostMessage post) =>
        post.Attachments is { Length: > 0 } wanted ? [.. wanted.Select(id => Offered(post, id)!.File)] : null;

    private static OfferedFile? Offered(PostMessage post, Guid id) => post.Offered?.FirstOrDefault(offered => offered.File.Id == id);
}
