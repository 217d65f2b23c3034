namespace Marketplace.Attachments;

/// <summary>A file that somebody sent up, without its bytes, which no table holds.</summary>
/// <param name="Id">Its identity, which is also where its bytes lie.</param>
/// <param name="OwnerId">The account that sent it up.</param>
/// <param name="File">What it is called and what it is.</param>
/// <param name="Sha256">Of the bytes as they are kept, in hexadecimal digits.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="AnnouncedAt">When it was sent up.</param>
/// <param name="Finding">What a scanner found in it; null while nothing was found.</param>
/// <param name="Version">The version that this is.</param>
[GenerateSerializer, Immutable, Alias("attachment.view")]
public sealed record AttachmentView(
    Guid Id, Guid OwnerId, AttachedFile File, string Sha256, AttachmentStatus Status, DateTimeOffset AnnouncedAt, string? Finding, long Version) : IVersioned
{
    /// <summary>Whether its bytes may be given to those who may see it.</summary>
    public bool IsServed => Status is AttachmentStatus.Ready or AttachmentStatus.Attached;

    /// <summary>Whether somebody may see it whoever has it: its owner, and operators.</summary>
    public static bool Concerns(Guid ownerId, Actor who) => who.IsStaff || (who.Id != Guid.Empty && who.Id == ownerId);
}

/// <summary>What is shown of a file.</summary>
/// <param name="Id">The attachment.</param>
/// <param name="Name">What it is called: no path, no control characters, at most 120 characters.</param>
/// <param name="ContentType">By its bytes, never by what somebody said.</param>
/// <param name="Size">In bytes, as it is kept.</param>
[GenerateSerializer, Immutable, Alias("attachment.file")]
public sealed record AttachedFile(Guid Id, string Name, string ContentType, long Size);

/// <summary>Where a file stands. Stored by name; never rename.</summary>
public enum AttachmentStatus
{
    /// <summary>Nobody has heard of it.</summary>
    None,

    /// <summary>Its bytes are on their way to where they are kept.</summary>
    Uploading,

    /// <summary>Its bytes are kept, and nobody has looked into them yet.</summary>
    Scanning,

    /// <summary>It may be sent.</summary>
    Ready,

    /// <summary>A message has it.</summary>
    Attached,

    /// <summary>A scanner found something: it is given to nobody.</summary>
    Quarantined,

    /// <summary>It is gone, and so are its bytes, or will be.</summary>
    Deleted,
}
