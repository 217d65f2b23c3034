namespace Marketplace.Conversations;

[GenerateSerializer, Immutable, Alias("blocking.state")]
internal sealed record BlockingState
{
    [Id(0)]
    public Blocks Blocks { get; init; } = new();
}
