namespace Marketplace.Payouts;

[GrainType("payout")]
internal sealed class PayoutGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<PayoutState, PayoutEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Payout, PayoutState, PayoutCommand, PayoutEvent>(journal, services), IPayoutGrain
{
    public Task Start(StartPayout command) => Obey(command);

    public Task<Outcome<PayoutView>> Retry(RetryPayout command) => Answer(command, View);

    public Task<Outcome<PayoutView>> Confirm(ConfirmPayout command) => Answer(command, View);

    public Task Record(RecordPayoutFact command) => Obey(command);

    public Task Withdraw(WithdrawPayout command) => Obey(command);

    public async Task<Outcome<PayoutView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && Payout.Concerns(State, by) ? View() : PayoutRefusals.Unknown;
    }

    private PayoutView View() =>
        new(
            this.GetPrimaryKey(),
            State.ProviderId,
            State.Status,
            State.Amount,
            State.Period!,
            State.ArrivalDate,
            State.Items,
            State.Reference,
            State.FailureCode,
            Version,
            State.IsByHand,
            State.Receipt,
            State.SendOn);
}
