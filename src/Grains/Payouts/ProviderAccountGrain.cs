namespace Marketplace.Payouts;

[GrainType("provider-account")]
internal sealed class ProviderAccountGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<ProviderAccountState, ProviderAccountEvent>> journal,
    AggregateServices services)
    : AggregateGrain<ProviderAccount, ProviderAccountState, ProviderAccountCommand, ProviderAccountEvent>(journal, services),
        IProviderAccountGrain
{
    public Task Credit(CreditEarnings command) => Obey(command);

    public Task Debit(DebitEarnings command) => Obey(command);

    public Task<Outcome<ProviderAccountView>> AllowReturn(AllowReturn command) => Answer(command, View);

    public Task TakeBack(TakeBackPayout command) => Obey(command);

    public Task<Outcome<ProviderAccountView>> ClaimReversal(ClaimReversal command) => Answer(command, View);

    public Task Adjust(AdjustEarnings command) => Obey(command);

    public Task<Outcome<ProviderAccountView>> WriteOff(WriteOffBalance command) => Answer(command, View);

    public Task<Outcome<ProviderAccountView>> Schedule(ChangePayoutSchedule command) => Answer(command, View);

    public Task<Outcome<ProviderAccountView>> PayOutNow(PayOutNow command) => Answer(command, View);

    public Task<Outcome<ProviderAccountView>> Hold(HoldPayouts command) => Answer(command, View);

    public Task<Outcome<ProviderAccountView>> Resume(ResumePayouts command) => Answer(command, View);

    public Task Flag(FlagPayouts command) => Obey(command);

    public Task CoolOff(CoolOffPayouts command) => Obey(command);

    public Task Unflag(UnflagPayouts command) => Obey(command);

    public Task<Outcome<ProviderAccountView>> ChangeReserve(ChangeReserve command) => Answer(command, View);

    public Task<Outcome<ProviderAccountView>> ReleaseReserves(ReleaseReserves command) => Answer(command, View);

    public Task<Outcome<ProviderAccountView>> ChangeRefundLimits(ChangeRefundLimits command) => Answer(command, View);

    public Task<ProviderAccountView> Read(CancellationToken cancellationToken) => Task.FromResult(View());

    public async Task<ProviderAccountView> ReadLatest(CancellationToken cancellationToken)
    {
        await LookAgain();
        return View();
    }

    private ProviderAccountView View() =>
        new(
            [.. ProviderAccount.Balance(State).Where(balance => balance.IsPositive)],
            State.Schedule,
            State.TimeZone,
            State.Waiting.IsEmpty || PayoutHolds.Of(State) is not null ? null : State.NextPayoutAt,
            State.Latest,
            Version,
            State.Paused,
            State.Held,
            [.. ProviderAccount.Balance(State).Where(balance => balance.Amount < 0)],
            PayoutHolds.Flagged(State),
            RollingReserves.Sums(State),
            RollingReserves.Releases(State),
            State.ReserveTerms,
            CoolingOff.HoldOf(State),
            State.RefundLimits,
            Pockets.Of(State));
}
