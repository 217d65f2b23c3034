namespace Marketplace.Gateways;

[GenerateSerializer, Immutable, Alias("gateway-feed.command")]
public abstract record GatewayFeedCommand(CommandContext Context) : ICommand;

/// <param name="Context">From whatever made the account ours.</param>
/// <param name="Gateway">As payments name it.</param>
/// <param name="Account">The gateway's account; null for the platform's own.</param>
[GenerateSerializer, Immutable, Alias("gateway-feed.watch")]
public sealed record WatchGatewayFeed(CommandContext Context, string Gateway, string? Account) : GatewayFeedCommand(Context);

/// <summary>What a look found.</summary>
/// <param name="Context">From the intent.</param>
/// <param name="IntentId">Which look.</param>
/// <param name="Until">Everything before this instant has been heard now; the old position when the gateway did not answer.</param>
/// <param name="News">How much happened since the last look.</param>
/// <param name="IsCutShort">Whether there is more between this instant and now than one look takes on.</param>
/// <param name="Pace">How often to look.</param>
[GenerateSerializer, Immutable, Alias("gateway-feed.record")]
public sealed record RecordGatewayLook(
    CommandContext Context, Guid IntentId, DateTimeOffset Until, int News, bool IsCutShort, GatewayFeedPace Pace)
    : GatewayFeedCommand(Context);

/// <summary>Given by the clock: time to look again.</summary>
[GenerateSerializer, Immutable, Alias("gateway-feed.pass-time")]
public sealed record PassGatewayFeedTime(CommandContext Context, string Deadline) : GatewayFeedCommand(Context);

/// <summary>How often a feed is looked at: soon after news, and less and less while there is none.</summary>
/// <param name="Soonest">After a look that found something.</param>
/// <param name="Latest">The longest pause, however quiet it is.</param>
[GenerateSerializer, Immutable, Alias("gateway-feed.pace")]
public sealed record GatewayFeedPace(TimeSpan Soonest, TimeSpan Latest);
