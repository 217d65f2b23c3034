using Marketplace.Inbox;
using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>
/// Asks Stripe what has happened on an account and puts into the inbox what did not come by webhook. What did come is
/// known there by its id, so looking is harmless.
/// </summary>
internal sealed partial class StripeFeedHandler(
    StripeEvents events,
    IGrainFactory grains,
    IWebhookInbox inbox,
    StripeOptions options,
    [FromKeyedServices(AggregateServices.Clock)] TimeProvider clock,
    ILogger<StripeFeedHandler> logger) : IIntentHandler
{
    /// <summary>What is younger is left to its webhook.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(1);

    /// <summary>Stripe lists an event a moment after it happened, and another one that happened later may be listed before.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>Of one look: more than lies between two of them, but the first one after a long outage must not have to read it all at once.</summary>
    private readonly TimeSpan longestSpan = options.LookAtLeastEvery * 2;

    public ImmutableArray<string> Kinds => [GatewayFeed.Look];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IGatewayFeedGrain>(intent.Stream.GetGuidKey());
        var feed = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants something and does not exist.");
        var newest = clock.GetUtcNow() - OnItsWay;
        var until = newest - feed.Position > longestSpan ? feed.Position + longestSpan : newest;
        var heard = await Look(feed, until, cancellationToken);
        await grain.Record(new RecordGatewayLook(
            intent.Report("look"),
            intent.Id,
            heard?.Until ?? feed.Position,
            heard?.News ?? 0,
            IsCutShort: heard is not null && until < newest,
            new GatewayFeedPace(options.LookAgainAfter, options.LookAtLeastEvery)));
    }

    /// <returns>
    /// What has happened since the last look; null when the gateway did not answer. That is no failure of this intent,
    /// which would be parked in the end: the feed is looked at again anyway.
    /// </returns>
    private async Task<Heard?> Look(GatewayFeedView feed, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (until <= feed.Position)
        {
            return new Heard(0, feed.Position);
        }

        try
        {
            var (news, missed) = (0, 0);
            await foreach (var page in events.Between(feed.Account, feed.Position - Overlap, until, cancellationToken))
            {
                // A clock of ours that runs ahead asks for what has not happened yet, and nobody would ask for it again.
                until = page.At - OnItsWay is { } at && at < until ? at : until;
                foreach (var happened in page.Events)
                {
                    news += happened.OccurredAt >= feed.Position ? 1 : 0;
                    missed += await Accept(happened, cancellationToken) ? 1 : 0;
                }
            }

            if (missed > 0)
            {
                LogMissed(logger, missed, feed.Account ?? "the platform");
            }

            return new Heard(news, until);
        }
        catch (Exception away) when (StripeRefusals.IsAway(away, cancellationToken))
        {
            LogAway(logger, feed.Account ?? "the platform", away);
            return null;
        }
    }

    private Task<bool> Accept(StripeEvent happened, CancellationToken cancellationToken) =>
        inbox.Accept(GatewayNames.Stripe, happened.Id, happened.Type, happened.Payload, happened.OccurredAt, cancellationToken);

    /// <param name="News">How much has happened.</param>
    /// <param name="Until">Everything that happened before this instant has been heard.</param>
    private sealed record Heard(int News, DateTimeOffset Until);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} events of {Account} had not come by webhook.")]
    private static partial void LogMissed(ILogger logger, int count, string account);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gateway did not say what has happened to {Account}; it is asked again.")]
    private static partial void LogAway(ILogger logger, string account, Exception exception);
}
