namespace Marketplace.Moderation;

[GrainType("message-report")]
internal sealed class MessageReportGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<MessageReportState, MessageReportEvent>> journal,
    AggregateServices services)
    : AggregateGrain<MessageReport, MessageReportState, MessageReportCommand, MessageReportEvent>(journal, services), IMessageReportGrain
{
    public Task<Outcome<MessageReportView>> File(FileReport command) => Answer(command, View);

    public Task<Outcome<MessageReportView>> Decide(DecideReport command) => Answer(command, View);

    public Task<Outcome<MessageReportView>> Appeal(AppealDecision command) => Answer(command, View);

    public async Task<Outcome<MessageReportView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.IsKnownTo(by) ? View() : MessageReportRefusals.Unknown;
    }

    private MessageReportView View() => new(
        this.GetPrimaryKey(),
        State.Message!,
        State.Status,
        State.Filings,
        State.Decisions,
        State.Appeal,
        State.Status is ReportStatus.Decided ? State.Decisions[^1].At + MessageReport.AppealWindow : null,
        Version);
}
