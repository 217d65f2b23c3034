namespace Marketplace.Attachments;

/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("attachment.command")]
public abstract record AttachmentCommand(CommandContext Context) : ICommand;

/// <summary>Says that bytes are about to be kept, before they are, so that none ever lie there that nobody knows of.</summary>
/// <param name="Context">By whoever sends it up.</param>
/// <param name="File">What it is, as the edge saw by its bytes.</param>
/// <param name="Sha256">Of its bytes.</param>
[GenerateSerializer, Immutable, Alias("attachment.announce")]
public sealed record AnnounceAttachment(CommandContext Context, AttachedFile File, string Sha256) : AttachmentCommand(Context);

/// <summary>Says that its bytes are kept.</summary>
/// <param name="Context">By whoever sends it up.</param>
/// <param name="IsScanned">Whether a scanner looks into it before anybody else does.</param>
[GenerateSerializer, Immutable, Alias("attachment.keep")]
public sealed record KeepAttachment(CommandContext Context, bool IsScanned) : AttachmentCommand(Context);

/// <summary>What a scanner said.</summary>
/// <param name="Context">From the intent.</param>
/// <param name="IntentId">Which look.</param>
/// <param name="Finding">What it found; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("attachment.record-scan")]
public sealed record RecordScan(CommandContext Context, Guid IntentId, string? Finding) : AttachmentCommand(Context);

/// <summary>Tells that a message has it.</summary>
[GenerateSerializer, Immutable, Alias("attachment.attach")]
public sealed record AttachToMessage(CommandContext Context, Guid ThreadId, Guid MessageId) : AttachmentCommand(Context);

/// <summary>Tells that the message that had it was taken back.</summary>
[GenerateSerializer, Immutable, Alias("attachment.withdraw")]
public sealed record WithdrawAttachment(CommandContext Context) : AttachmentCommand(Context);

/// <summary>Takes back what no message has.</summary>
[GenerateSerializer, Immutable, Alias("attachment.discard")]
public sealed record DiscardAttachment(CommandContext Context) : AttachmentCommand(Context);

/// <summary>Tells that its bytes are gone.</summary>
/// <param name="Context">From the intent.</param>
/// <param name="IntentId">Which wish that they go.</param>
[GenerateSerializer, Immutable, Alias("attachment.record-erasure")]
public sealed record RecordErasure(CommandContext Context, Guid IntentId) : AttachmentCommand(Context);

/// <summary>Given by the clock: nobody has sent it within its day.</summary>
[GenerateSerializer, Immutable, Alias("attachment.pass-time")]
public sealed record PassAttachmentTime(CommandContext Context, string Deadline) : AttachmentCommand(Context);
