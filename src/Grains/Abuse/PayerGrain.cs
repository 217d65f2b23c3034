namespace Marketplace.Abuse;

/// <summary>A payer is asked and asks nobody.</summary>
[GrainType("payer")]
internal sealed class PayerGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<PayerState, PayerEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Payer, PayerState, PayerCommand, PayerEvent>(journal, services), IPayerGrain
{
    public Task<Outcome<PayerView>> Try(TryPayment command) => Answer(command, View);

    public Task Decline(NoteDecline command) => Obey(command);

    public Task Paid(NotePaid command) => Obey(command);

    public Task<Outcome<PayerView>> Bar(BarPayer command) => Answer(command, View);

    public Task<Outcome<PayerView>> Admit(AdmitPayer command) => Answer(command, View);

    public async Task<Outcome<PayerView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return by.IsStaff ? View() : PayerRefusals.Unknown;
    }

    private PayerView View()
    {
        var now = Now;
        var tries = State.Tries.Select(one => one.At);
        return new PayerView(
            this.GetPrimaryKey(),
            PayerLimits.Count(tries, Payer.Hour, now),
            PayerLimits.Count(tries, Payer.Day, now),
            PayerLimits.Count(State.Declines, Payer.Hour, now),
            PayerLimits.Count(State.Declines, Payer.Day, now),
            State.FirstPaidAt,
            State.Bar,
            Version);
    }
}
