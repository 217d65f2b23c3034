namespace Marketplace.Groups;

[GrainType("group-session")]
internal sealed class GroupSessionGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<GroupState, GroupEvent>> journal,
    AggregateServices services)
    : AggregateGrain<GroupSession, GroupState, GroupCommand, GroupEvent>(journal, services), IGroupSessionGrain
{
    public Task Join(JoinGroup command) => Obey(command);

    public Task Record(RecordTurnout command) => Obey(command);
}
