namespace Marketplace.Conversations;

/// <summary>It is asked and asks nobody.</summary>
[GrainType("first-contacts")]
internal sealed class FirstContactsGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<FirstContactsState, FirstContactsEvent>> journal,
    AggregateServices services)
    : AggregateGrain<FirstContacts, FirstContactsState, FirstContactsCommand, FirstContactsEvent>(journal, services), IFirstContactsGrain
{
    public Task<Outcome<FirstContactsView>> Make(MakeFirstContact command) => Answer(command, () => new FirstContactsView(this.GetPrimaryKey(), Version));
}
