using Marketplace.Bookings;

namespace Marketplace.Complaints;

[GrainType("complaint")]
internal sealed class ComplaintGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<ComplaintState, ComplaintEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Complaint, ComplaintState, ComplaintCommand, ComplaintEvent>(journal, services), IComplaintGrain
{
    public Task Open(OpenComplaint command) => Obey(command);

    public Task<Outcome<ComplaintView>> Answer(AnswerComplaint command) => Answer(command, View);

    public Task<Outcome<ComplaintView>> Offer(OfferAmount command) => Answer(command, View);

    public Task<Outcome<ComplaintView>> Accept(AcceptAmount command) => Answer(command, View);

    public Task<Outcome<ComplaintView>> Escalate(EscalateComplaint command) => Answer(command, View);

    public Task<Outcome<ComplaintView>> Withdraw(WithdrawComplaint command) => Answer(command, View);

    public Task<Outcome<ComplaintView>> MakeStatement(MakeStatement command) => Answer(command, View);

    public Task<Outcome<ComplaintView>> Decide(DecideComplaint command) => Answer(command, View);

    public async Task<Outcome<ComplaintView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.Case is not null && Complaint.RoleOf(State, by) is not BookingRole.Nobody ? View() : ComplaintRefusals.Unknown;
    }

    private ComplaintView View()
    {
        var said = State.Case!;
        return new ComplaintView(
            this.GetPrimaryKey(),
            said.BookingId,
            said.CustomerId,
            said.ProviderId,
            said.ListingId,
            said.Title,
            State.Status,
            said.Reason,
            said.Wish,
            said.Wanted,
            said.Stake,
            said.IsWhole,
            State.OpenedAt,
            State.Offer,
            State.LapsesAt is not null,
            State.EscalatedAt,
            State.Award,
            State.EndedAt,
            State.EndedBy,
            State.Entries,
            ComplaintDeadlines.Of(State) is [var next] ? new NextEvent(next.At, next.Name) : null,
            Version,
            said.Milestone,
            said.OfMilestone);
    }
}
