namespace Marketplace.Identity;

[GrainType("account")]
internal sealed class AccountGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<AccountState, AccountEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Account, AccountState, AccountCommand, AccountEvent>(journal, services), IAccountGrain
{
    public Task<Outcome<AccountView>> Register(RegisterAccount command) => Answer(command, View);

    public Task<Outcome<AccountView>> VerifyEmail(VerifyEmail command) => Answer(command, View);

    public Task<Outcome<AccountView>> RequestPasswordReset(RequestPasswordReset command) => Answer(command, View);

    public Task<Outcome<AccountView>> ResetPassword(ResetPassword command) => Answer(command, View);

    public Task<Outcome<AccountView>> ConfirmLogin(ConfirmLogin command) => Answer(command, View);

    public Task<Outcome<AccountView>> ChangeProfile(ChangeProfile command) => Answer(command, View);

    public Task<Outcome<AccountView>> GrantProvider(GrantProvider command) => Answer(command, View);

    public Task<Outcome<AccountView>> ConfirmMail(ConfirmMail command) => Answer(command, View);

    public Task<Outcome<AccountView>> Read(Actor by, CancellationToken cancellationToken) =>
        Known(Account.MayRead(this.GetPrimaryKey(), by), View);

    public async Task<Outcome<AccountCredentials>> Credentials(CancellationToken cancellationToken)
    {
        // A password that was replaced, and the sessions that rest on it, are nothing at once, whatever this activation knows.
        await LookAgain();
        return await Known(true, () => new AccountCredentials(State.PasswordHash, State.CredentialVersion, State.IsOperator));
    }

    public Task<Outcome<AccountContact>> Contact(CancellationToken cancellationToken) =>
        Known(true, () => new AccountContact(State.Email, State.Profile.FirstName, State.Profile.LastName));

    private async Task<Outcome<TView>> Known<TView>(bool may, Func<TView> view)
        where TView : class
    {
        await LookAgainIfUnknown();
        return may && Version > 0 ? view() : IdentityRefusals.Unknown;
    }

    private AccountView View() => new(
        this.GetPrimaryKey(),
        State.Status,
        State.Email,
        State.EmailVerified,
        State.Profile,
        State.IsProvider,
        State.IsOperator,
        State.RegisteredAt,
        State.UpdatedAt,
        State.LastLoginAt,
        Version);
}
