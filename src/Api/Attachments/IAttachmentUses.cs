namespace Marketplace.Attachments;

/// <summary>Which message has which file, as soon as it was posted.</summary>
internal interface IAttachmentUses
{
    /// <summary>Null when no message ever had it.</summary>
    Task<AttachmentUse?> Find(Guid attachment, CancellationToken cancellationToken);
}

/// <summary>That a message has a file, or had it.</summary>
/// <param name="ThreadId">Where.</param>
/// <param name="IsShown">Whether the message still says something: what was taken back, by whomever, shows nothing.</param>
internal sealed record AttachmentUse(Guid ThreadId, bool IsShown);
