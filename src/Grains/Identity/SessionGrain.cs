namespace Marketplace.Identity;

[GrainType("session")]
internal sealed class SessionGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<SessionState, SessionEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Session, SessionState, SessionCommand, SessionEvent>(journal, services), ISessionGrain
{
    public Task<Outcome<SessionView>> Open(OpenSession command) => Answer(command, View);

    public async Task<Outcome<SessionView>> Rotate(RotateSession command)
    {
        var outcome = await Answer(command, View);
        return outcome.Refusal is null && !Session.MaySucceed(State, command.Generation, Now)
            ? IdentityRefusals.RefreshTokenNotValid
            : outcome;
    }

    public Task<Outcome<SessionView>> Prove(ProveSession command) => Answer(command, View);

    public Task<Outcome<SessionView>> Read(CancellationToken cancellationToken) =>
        Task.FromResult(State.IsOpen(Now) ? (Outcome<SessionView>)View() : IdentityRefusals.SessionEnded);

    public Task<Outcome<SessionView>> Close(CloseSession command) => Answer(command, View);

    private SessionView View() => new(this.GetPrimaryKey(), State.AccountId, State.Generation, State.CredentialVersion, State.ProvedAt);
}
