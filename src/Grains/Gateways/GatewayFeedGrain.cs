namespace Marketplace.Gateways;

[GrainType("gateway-feed")]
internal sealed class GatewayFeedGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<GatewayFeedState, GatewayFeedEvent>> journal,
    AggregateServices services)
    : AggregateGrain<GatewayFeed, GatewayFeedState, GatewayFeedCommand, GatewayFeedEvent>(journal, services), IGatewayFeedGrain
{
    public Task Watch(WatchGatewayFeed command) => Obey(command);

    public Task Record(RecordGatewayLook command) => Obey(command);

    public async Task<Outcome<GatewayFeedView>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return Version > 0 && by.IsStaff
            ? new GatewayFeedView(State.Gateway!, State.Account, State.Position, State.LookAt, Version)
            : GatewayFeedRefusals.Unknown;
    }
}
