using System.Diagnostics;

namespace Marketplace.Gateways;

/// <summary>
/// The rules of one feed: looked at soon after something happened, and less and less often while nothing does, because
/// an account that is busy is where news gets lost.
/// </summary>
internal sealed class GatewayFeed : IRules<GatewayFeedState, GatewayFeedCommand, GatewayFeedEvent>
{
    public const string Look = "gateway.look";

    /// <summary>Whoever has just got an account goes on to answer the gateway's questions.</summary>
    public static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(15);

    /// <summary>How far the clock may have run ahead when a feed begins; looking at hours before there was an account finds nothing.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(1);

    private const string Looks = "gateway_is_looked_at";

    private GatewayFeed()
    {
    }

    public static string StreamType => "gateway-feed";

    public static Decision<GatewayFeedEvent> Decide(GatewayFeedState feed, GatewayFeedCommand command, DateTimeOffset now) =>
        command switch
        {
            _ when command.Context.By.Role is not ActorRole.Platform => GatewayFeedRefusals.Unknown,
            WatchGatewayFeed watch when feed.Gateway is null => new GatewayFeedWatched(now, watch.Gateway, watch.Account, now + FirstLook, now - MostAhead),
            WatchGatewayFeed => Decision<GatewayFeedEvent>.Nothing,
            _ when feed.Gateway is null => GatewayFeedRefusals.Unknown,
            PassGatewayFeedTime { Deadline: Looks } pass when feed.LookAt <= now =>
                new GatewayLookWanted(now, DerivedId.From(pass.Context.Id.Value, "look")),
            RecordGatewayLook look when look.IntentId == feed.LookIntent =>
                new GatewayLooked(now, Later(feed.Position, look.Until), look.News, now + PauseAfter(feed, look)),

            // Heard before.
            _ => Decision<GatewayFeedEvent>.Nothing,
        };

    public static GatewayFeedState Evolve(GatewayFeedState feed, GatewayFeedEvent happened) =>
        happened switch
        {
            GatewayFeedWatched e => new GatewayFeedState
            {
                Gateway = e.Gateway,
                Account = e.Account,
                Position = e.From ?? e.At,
                LookAt = e.LookAt,
                Pause = e.LookAt - e.At,
            },
            GatewayLookWanted e => feed with { LookIntent = e.IntentId, LookAt = null },
            GatewayLooked e => feed with { LookIntent = null, LookAt = e.LookAt, Position = e.Until, Pause = e.LookAt - e.At },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Deadline> Deadlines(GatewayFeedState feed) => feed.LookAt is { } at ? [new Deadline(Looks, at)] : [];

    public static GatewayFeedCommand AtDeadline(GatewayFeedState feed, string name, CommandContext context) =>
        new PassGatewayFeedTime(context, name);

    public static ImmutableArray<Intent> Intents(GatewayFeedState feed) => feed.LookIntent is { } look ? [new Intent(look, Look)] : [];

    private static TimeSpan PauseAfter(GatewayFeedState feed, RecordGatewayLook look)
    {
        if (look.IsCutShort)
        {
            return TimeSpan.Zero;
        }

        var quiet = look.News > 0 ? TimeSpan.Zero : feed.Pause * 2;
        return quiet < look.Pace.Soonest ? look.Pace.Soonest
            : quiet > look.Pace.Latest ? look.Pace.Latest
            : quiet;
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
