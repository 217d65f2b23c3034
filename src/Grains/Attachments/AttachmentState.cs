namespace Marketplace.Attachments;

/// <summary>Where one file stands.</summary>
[GenerateSerializer, Immutable, Alias("attachment.state")]
internal sealed record AttachmentState
{
    [Id(0)]
    public AttachmentStatus Status { get; init; }

    [Id(1)]
    public Guid OwnerId { get; init; }

    /// <summary>Null until it was announced.</summary>
    [Id(2)]
    public AttachedFile? File { get; init; }

    [Id(3)]
    public string Sha256 { get; init; } = string.Empty;

    [Id(4)]
    public DateTimeOffset AnnouncedAt { get; init; }

    /// <summary>The look that is under way.</summary>
    [Id(5)]
    public Guid? ScanIntent { get; init; }

    [Id(6)]
    public string? Finding { get; init; }

    /// <summary>The wish that its bytes go; null once they are gone.</summary>
    [Id(7)]
    public Guid? EraseIntent { get; init; }
}
