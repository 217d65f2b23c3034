namespace Marketplace.Providers;

[GrainType("provider")]
internal sealed class ProviderGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<ProviderState, ProviderEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Provider, ProviderState, ProviderCommand, ProviderEvent>(journal, services), IProviderGrain
{
    public Task<Outcome<ProviderView>> Register(RegisterProvider command) => Answer(command, View);

    public Task<Outcome<ProviderView>> ChangeProfile(ChangeProviderProfile command) => Answer(command, View);

    public Task<Outcome<ProviderView>> DeclareTaxDetails(DeclareTaxDetails command) => Answer(command, View);

    public Task<Outcome<ProviderView>> RequestOnboarding(RequestOnboarding command) => Answer(command, View);

    public Task<Outcome<ProviderView>> RecordGatewayAccount(RecordGatewayAccount command) => Answer(command, View);

    public Task<Outcome<ProviderView>> RecordGatewayFlags(RecordGatewayFlags command) => Answer(command, View);

    public Task<Outcome<ProviderView>> StateBankAccount(StateBankAccount command) => Answer(command, View);

    public Task<Outcome<ProviderView>> WithdrawBankAccount(WithdrawBankAccount command) => Answer(command, View);

    public Task<Outcome<ProviderView>> ConfirmBankMail(ConfirmBankMail command) => Answer(command, View);

    public Task<Outcome<ProviderView>> Moderate(ProviderCommand command) => Answer(command, View);

    public async Task<Outcome<ProviderView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.Status is not ProviderStatus.None && Provider.Concerns(State, by) ? View() : ProviderRefusals.Unknown;
    }

    public async Task<Outcome<ProviderView>> PublicPage(CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Provider.IsOnTheMarket(State) ? View() : ProviderRefusals.Unknown;
    }

    public async Task<SellerTerms> Seller(CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return new SellerTerms(
            State.Status is not ProviderStatus.None,
            Provider.IsOnTheMarket(State),
            State.Profile?.TimeZone ?? string.Empty,
            State.Profile?.Currency ?? string.Empty,
            State.RegisteredAt,
            State.Badges,
            State.Profile?.ServiceTax);
    }

    private ProviderView View() => new(
        this.GetPrimaryKey(),
        State.AccountId,
        State.Status,
        State.Profile!,
        State.Gateway,
        State.Badges,
        State.RegisteredAt,
        State.UpdatedAt,
        State.ActivatedAt,
        State.SuspendedAt,
        State.Reason,
        State.ClosedAt,
        Version,
        State.TaxDetails,
        State.Banks);
}
