namespace Marketplace.Gateways;

/// <summary>
/// What a gateway says has happened on one of its accounts, looked at again and again for as long as the account is ours:
/// webhooks get lost, and some of what they tell is told by nothing else. Keyed by <see cref="GatewayFeedId"/>.
/// </summary>
[Alias("gateway-feed")]
public interface IGatewayFeedGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Begins; a feed that is watched stays as it is.</summary>
    [Alias("watch")]
    Task Watch(WatchGatewayFeed command);

    [Alias("record")]
    Task Record(RecordGatewayLook command);

    /// <remarks>Refusals: `gateway.unknown-feed`.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<GatewayFeedView>> Read(Actor by, CancellationToken cancellationToken);
}

/// <summary>The id of a feed follows from whose it is.</summary>
public static class GatewayFeedId
{
    /// <param name="gateway">As payments name it.</param>
    /// <param name="account">The gateway's account; null for the platform's own.</param>
    public static Guid Of(string gateway, string? account) => DerivedId.From(Guid.Empty, $"feed/{gateway}/{account}");
}

/// <param name="Gateway">As payments name it.</param>
/// <param name="Account">The gateway's account; null for the platform's own.</param>
/// <param name="Position">Everything that happened before this instant has been heard.</param>
/// <param name="LookAt">When it is looked at next; null while that is under way.</param>
/// <param name="Version">Of the feed.</param>
[GenerateSerializer, Immutable, Alias("gateway-feed.view")]
public sealed record GatewayFeedView(string Gateway, string? Account, DateTimeOffset Position, DateTimeOffset? LookAt, long Version) : IVersioned;
