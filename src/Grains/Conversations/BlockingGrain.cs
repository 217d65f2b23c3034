namespace Marketplace.Conversations;

[GrainType("blocking")]
internal sealed class BlockingGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<BlockingState, BlockingEvent>> journal,
    AggregateServices services)
    : AggregateGrain<Blocking, BlockingState, BlockingCommand, BlockingEvent>(journal, services), IBlockingGrain
{
    public Task<Outcome<Blocks>> Set(SetBlock command) => Answer(command, () => State.Blocks);

    public async Task<Blocks> Read(CancellationToken cancellationToken)
    {
        await LookAgain();
        return State.Blocks;
    }
}
