using Marketplace.Bookings;

namespace Marketplace.SecurityDeposits;

[GrainType("security-deposit")]
internal sealed class SecurityDepositGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<SecurityDepositState, SecurityDepositEvent>> journal,
    AggregateServices services)
    : AggregateGrain<SecurityDeposit, SecurityDepositState, SecurityDepositCommand, SecurityDepositEvent>(journal, services), ISecurityDepositGrain
{
    public Task Agree(AgreeSecurityDeposit command) => Obey(command);

    public Task Move(MoveSecurityDeposit command) => Obey(command);

    public Task End(EndSecurityDeposit command) => Obey(command);

    public Task PaymentArrived(TakeSecurityDeposit command) => Obey(command);

    public Task PaymentExpected(ExpectSecurityDeposit command) => Obey(command);

    public Task PaymentMissed(MissSecurityDeposit command) => Obey(command);

    public Task PaymentDisputed(DisputeSecurityDeposit command) => Obey(command);

    public Task AwardReturned(RecordAwardReturned command) => Obey(command);

    public Task ConfirmMail(ConfirmSecurityDepositMail command) => Obey(command);

    public Task<Outcome<SecurityDepositView>> Claim(ClaimSecurityDeposit command) => Answer(command, View);

    public Task<Outcome<SecurityDepositView>> AcceptClaim(AcceptDamageClaim command) => Answer(command, View);

    public Task<Outcome<SecurityDepositView>> ContestClaim(ContestDamageClaim command) => Answer(command, View);

    public Task<Outcome<SecurityDepositView>> WithdrawClaim(WithdrawDamageClaim command) => Answer(command, View);

    public Task<Outcome<SecurityDepositView>> DecideClaim(DecideDamageClaim command) => Answer(command, View);

    public async Task<Outcome<SecurityDepositView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.Case is not null && SecurityDepositRoles.RoleOf(State, by) is not BookingRole.Nobody ? View() : SecurityDepositRefusals.Unknown;
    }

    private SecurityDepositView View() =>
        new(
            this.GetPrimaryKey(),
            State.Case!,
            State.Status,
            State.AskedAt ?? DepositPayments.DueAt(State),
            State.AskedAt is null ? null : State.PaymentId,
            State.PayBy,
            State.TakenAt,
            DepositDeadlines.ClaimBy(State),
            State.IsDisputed,
            State.Claim,
            State.Answer,
            State.ContestedAt,
            State.LapsesAt is not null,
            State.Award,
            State.Back,
            State.EndedAt,
            State.EndedBy,
            State.Reason,
            DepositDeadlines.Of(State) is [var next] ? new NextEvent(next.At, next.Name) : null,
            Version,
            State.AwardReturned);
}
