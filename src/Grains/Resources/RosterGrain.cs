namespace Marketplace.Resources;

[GrainType("roster")]
internal sealed class RosterGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<RosterState, RosterEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Roster, RosterState, RosterCommand, RosterEvent>(journal, services), IRosterGrain
{
    /// <summary>What the provider is called where it stands among its resources.</summary>
    private const string OwnName = "Owner";

    public Task<Outcome<RosterView>> Add(AddResource command) => Answer(command, View);

    public Task<Outcome<RosterView>> Change(ChangeResource command) => Answer(command, View);

    public Task<Outcome<RosterView>> Archive(ArchiveResource command) => Answer(command, View);

    public async Task<Outcome<RosterView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version == 0 ? Nobody(by) : Roster.Concerns(State, by) ? View() : RosterRefusals.Unknown;
    }

    public async Task<ImmutableArray<Resource>> Find(ImmutableArray<Guid> ids, CancellationToken cancellationToken)
    {
        var found = Known(ids);
        if (found.Length < ids.Length)
        {
            // Nobody is told that there is no such resource by an activation that has not heard of it.
            await LookAgain();
            found = Known(ids);
        }

        return found;
    }

    private ImmutableArray<Resource> Known(ImmutableArray<Guid> ids) => [.. ids.Select(KnownOrNull).OfType<Resource>()];

    private Resource? KnownOrNull(Guid id) =>
        id == this.GetPrimaryKey() ? new Resource(id, OwnName, ResourceKind.Staff, null, false, default) : State.Find(id);

    private Outcome<RosterView> Nobody(Actor by) =>
        by.IsStaff || by.ActsFor(this.GetPrimaryKey()) ? View() : RosterRefusals.Unknown;

    private RosterView View() => new(this.GetPrimaryKey(), State.Resources, Version);
}
