using System.Diagnostics;
using static Marketplace.Attachments.AttachmentStatus;

namespace Marketplace.Attachments;

/// <summary>
/// The rules of one file: announced before its bytes are kept, looked into if somebody looks, sent within a day, and gone with its
/// bytes when it was not, or when its message is taken back.
/// </summary>
internal sealed class Attachment : IRules<AttachmentState, AttachmentCommand, AttachmentEvent>
{
    public const string Scan = "attachment.scan";

    public const string Erase = "attachment.erase";

    /// <summary>What a message takes and what a file that goes takes too: whoever is first has it (ADR 53).</summary>
    public const string UseConstraint = "attachment_uses_pkey";

    /// <summary>How long what no message has is kept: people who write do so within the day.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private const string Lapses = "attachment_lapses";

    private Attachment()
    {
    }

    public static string StreamType => "attachment";

    /// <summary>Read top-down. The order is the precedence of refusals: does it exist, may you, can it be done now.</summary>
    public static Decision<AttachmentEvent> Decide(AttachmentState file, AttachmentCommand command, DateTimeOffset now) =>
        (file.Status, command) switch
        {
            (None, AnnounceAttachment e) => new AttachmentAnnounced(now, e.Context.By.Id, e.File, e.Sha256),
            (None, _) => AttachmentRefusals.Unknown,
            _ when !AttachmentView.Concerns(file.OwnerId, command.Context.By) => AttachmentRefusals.Unknown,
            (Uploading, KeepAttachment e) => new AttachmentKept(now, e.IsScanned ? DerivedId.From(e.Context.Id.Value, "scan") : null),
            (Deleted, KeepAttachment) => Gone(command, AttachmentEnd.Late, now),
            (Scanning, RecordScan look) when look.IntentId == file.ScanIntent =>
                look.Finding is { } finding ? new AttachmentQuarantined(now, finding) : new AttachmentPassed(now),
            (Ready, AttachToMessage e) => new AttachmentAttached(now, e.ThreadId, e.MessageId),
            (Ready or Attached, WithdrawAttachment) => Gone(command, AttachmentEnd.Withdrawn, now),
            (Attached, DiscardAttachment) => AttachmentRefusals.Attached,
            (Uploading or Scanning or Ready or Quarantined, DiscardAttachment) => Gone(command, AttachmentEnd.Discarded, now),
            (Uploading or Scanning or Ready or Quarantined, PassAttachmentTime { Deadline: Lapses }) when now >= file.AnnouncedAt + Life =>
                Gone(command, AttachmentEnd.Lapsed, now),
            (Deleted, RecordErasure erasure) when erasure.IntentId == file.EraseIntent => new AttachmentErased(now),

            // Heard before.
            _ => Decision<AttachmentEvent>.Nothing,
        };

    public static AttachmentState Evolve(AttachmentState file, AttachmentEvent happened) =>
        happened switch
        {
            AttachmentAnnounced e => new AttachmentState { Status = Uploading, OwnerId = e.OwnerId, File = e.File, Sha256 = e.Sha256, AnnouncedAt = e.At },
            AttachmentKept e => file with { Status = e.ScanIntent is null ? Ready : Scanning, ScanIntent = e.ScanIntent },
            AttachmentPassed => file with { Status = Ready, ScanIntent = null },
            AttachmentQuarantined e => file with { Status = Quarantined, ScanIntent = null, Finding = e.Finding },
            AttachmentAttached => file with { Status = Attached },
            AttachmentDeleted e => file with { Status = Deleted, ScanIntent = null, EraseIntent = e.EraseIntent },
            AttachmentErased => file with { EraseIntent = null },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Deadline> Deadlines(AttachmentState file) =>
        file.Status is Uploading or Scanning or Ready or Quarantined ? [new Deadline(Lapses, file.AnnouncedAt + Life)] : [];

    public static AttachmentCommand AtDeadline(AttachmentState file, string name, CommandContext context) => new PassAttachmentTime(context, name);

    public static ImmutableArray<Intent> Intents(AttachmentState file) =>
        file.ScanIntent is { } scan ? [new Intent(scan, Scan)]
        : file.EraseIntent is { } erase ? [new Intent(erase, Erase)]
        : [];

    /// <summary>A message has it that was just posted: the word of it is still on its way.</summary>
    public static Refusal? OnConflict(AttachmentState state, string constraint) =>
        constraint == UseConstraint ? AttachmentRefusals.Attached : null;

    private static AttachmentDeleted Gone(AttachmentCommand command, AttachmentEnd reason, DateTimeOffset now) =>
        new(now, reason, DerivedId.From(command.Context.Id.Value, "erase"));
}
