namespace Marketplace.Attachments;

/// <summary>One file that somebody sent up to be sent in a conversation.</summary>
/// <remarks>Strangers are refused with `attachment.unknown` everywhere, so that ids cannot be probed.</remarks>
[Alias("attachment")]
public interface IAttachmentGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("announce")]
    Task<Outcome<AttachmentView>> Announce(AnnounceAttachment command);

    /// <remarks>What came too late is deleted again, and the view says so.</remarks>
    [Alias("keep")]
    Task<Outcome<AttachmentView>> Keep(KeepAttachment command);

    /// <remarks>Refusals: `attachment.attached` once a message has it.</remarks>
    [Alias("discard")]
    Task<Outcome<AttachmentView>> Discard(DiscardAttachment command);

    [Alias("attach")]
    Task Attach(AttachToMessage command);

    [Alias("withdraw")]
    Task Withdraw(WithdrawAttachment command);

    [Alias("record-scan")]
    Task RecordScan(RecordScan command);

    [Alias("record-erasure")]
    Task RecordErasure(RecordErasure command);

    /// <summary>As of now, for its owner and for operators: what another activation wrote is read too.</summary>
    [Alias("read"), ReadOnly]
    Task<Outcome<AttachmentView>> Read(Actor by, CancellationToken cancellationToken);
}
