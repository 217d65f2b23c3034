using Marketplace.Bookings;

namespace Marketplace.Disputes;

[GrainType("dispute")]
internal sealed class DisputeGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<DisputeState, DisputeEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Dispute, DisputeState, DisputeCommand, DisputeEvent>(journal, services), IDisputeGrain
{
    public Task Record(RecordDispute command) => Obey(command);

    public Task RecordAnswer(RecordDisputeAnswer command) => Obey(command);

    Task<Outcome<DisputeView>> IDisputeGrain.State(StateDisputeFacts command) => Answer(command, View);

    public Task<Outcome<DisputeView>> Answer(AnswerDispute command) => Answer(command, View);

    public Task<Outcome<DisputeView>> Accept(AcceptDispute command) => Answer(command, View);

    public Task ConfirmMail(ConfirmDisputeMail command) => Obey(command);

    public async Task<Outcome<DisputeView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && Dispute.Concerns(State, by) ? View() : DisputeRefusals.Unknown;
    }

    private DisputeView View() =>
        new(
            this.GetPrimaryKey(),
            State.Case!,
            State.Seen!,
            State.OpenedAt,
            State.EndedAt,
            State.Statements,
            Dispute.AnswerAt(State),
            State.AnsweredAt,
            State.Evidence,
            State.AnswerIntent is not null,
            State.IsAccepted || State.AcceptIntent is not null,
            Dispute.Deadlines(State) is { IsEmpty: false } deadlines && deadlines.MinBy(deadline => deadline.At) is var next ? new NextEvent(next.At, next.Name) : null,
            Version);
}
