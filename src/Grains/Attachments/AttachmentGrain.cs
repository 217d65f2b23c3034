namespace Marketplace.Attachments;

[GrainType("attachment")]
internal sealed class AttachmentGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<AttachmentState, AttachmentEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Attachment, AttachmentState, AttachmentCommand, AttachmentEvent>(journal, services), IAttachmentGrain
{
    public Task<Outcome<AttachmentView>> Announce(AnnounceAttachment command) => Answer(command, View);

    public Task<Outcome<AttachmentView>> Keep(KeepAttachment command) => Answer(command, View);

    public Task<Outcome<AttachmentView>> Discard(DiscardAttachment command) => Answer(command, View);

    public Task Attach(AttachToMessage command) => Obey(command);

    public Task Withdraw(WithdrawAttachment command) => Obey(command);

    public Task RecordScan(RecordScan command) => Obey(command);

    public Task RecordErasure(RecordErasure command) => Obey(command);

    public async Task<Outcome<AttachmentView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgain();
        return Version > 0 && AttachmentView.Concerns(State.OwnerId, by) ? View() : AttachmentRefusals.Unknown;
    }

    private AttachmentView View() =>
        new(this.GetPrimaryKey(), State.OwnerId, State.File!, State.Sha256, State.Status, State.AnnouncedAt, State.Finding, Version);
}
