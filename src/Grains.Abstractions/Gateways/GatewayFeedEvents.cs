namespace Marketplace.Gateways;

[GenerateSerializer, Immutable, Alias("gateway-feed.event")]
public abstract record GatewayFeedEvent(DateTimeOffset At);

/// <param name="At">When it was first watched.</param>
/// <param name="Gateway">As payments name it.</param>
/// <param name="Account">The gateway's account; null for the platform's own.</param>
/// <param name="LookAt">When it is looked at first.</param>
/// <param name="From">What happened on the account before this is not looked for; null means before <paramref name="At"/>.</param>
[GenerateSerializer, Immutable, Alias("gateway-feed.watched")]
public sealed record GatewayFeedWatched(DateTimeOffset At, string Gateway, string? Account, DateTimeOffset LookAt, DateTimeOffset? From = null)
    : GatewayFeedEvent(At);

/// <summary>It is time; the intent follows from it.</summary>
[GenerateSerializer, Immutable, Alias("gateway-feed.look-wanted")]
public sealed record GatewayLookWanted(DateTimeOffset At, Guid IntentId) : GatewayFeedEvent(At);

/// <param name="At">When.</param>
/// <param name="Until">Everything before this instant has been heard.</param>
/// <param name="News">How much happened since the last look.</param>
/// <param name="LookAt">When it is looked at next.</param>
[GenerateSerializer, Immutable, Alias("gateway-feed.looked")]
public sealed record GatewayLooked(DateTimeOffset At, DateTimeOffset Until, int News, DateTimeOffset LookAt) : GatewayFeedEvent(At);
