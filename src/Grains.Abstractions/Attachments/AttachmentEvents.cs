namespace Marketplace.Attachments;

/// <summary>Something that happened to a file.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("attachment.event")]
public abstract record AttachmentEvent(DateTimeOffset At);

/// <param name="At">When. Its day begins.</param>
/// <param name="OwnerId">Who sends it up.</param>
/// <param name="File">What it is.</param>
/// <param name="Sha256">Of its bytes.</param>
[GenerateSerializer, Immutable, Alias("attachment.announced")]
public sealed record AttachmentAnnounced(DateTimeOffset At, Guid OwnerId, AttachedFile File, string Sha256) : AttachmentEvent(At);

/// <param name="At">When its bytes were kept.</param>
/// <param name="ScanIntent">The look that it waits for; null when nobody looks.</param>
[GenerateSerializer, Immutable, Alias("attachment.kept")]
public sealed record AttachmentKept(DateTimeOffset At, Guid? ScanIntent) : AttachmentEvent(At);

[GenerateSerializer, Immutable, Alias("attachment.passed")]
public sealed record AttachmentPassed(DateTimeOffset At) : AttachmentEvent(At);

/// <param name="At">When.</param>
/// <param name="Finding">As the scanner calls it.</param>
[GenerateSerializer, Immutable, Alias("attachment.quarantined")]
public sealed record AttachmentQuarantined(DateTimeOffset At, string Finding) : AttachmentEvent(At);

[GenerateSerializer, Immutable, Alias("attachment.attached")]
public sealed record AttachmentAttached(DateTimeOffset At, Guid ThreadId, Guid MessageId) : AttachmentEvent(At);

/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="EraseIntent">The wish that its bytes go.</param>
[GenerateSerializer, Immutable, Alias("attachment.deleted")]
public sealed record AttachmentDeleted(DateTimeOffset At, AttachmentEnd Reason, Guid EraseIntent) : AttachmentEvent(At);

[GenerateSerializer, Immutable, Alias("attachment.erased")]
public sealed record AttachmentErased(DateTimeOffset At) : AttachmentEvent(At);

/// <summary>Why a file is gone. Stored by name; never rename.</summary>
public enum AttachmentEnd
{
    /// <summary>Its owner took it back before any message had it.</summary>
    Discarded,

    /// <summary>No message had it within its day.</summary>
    Lapsed,

    /// <summary>The message that had it was taken back.</summary>
    Withdrawn,

    /// <summary>Its bytes came when it was gone already.</summary>
    Late,
}
