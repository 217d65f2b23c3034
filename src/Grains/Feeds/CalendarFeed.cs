using System.Diagnostics;

namespace Marketplace.Feeds;

/// <summary>The rules of publishing somebody's bookings as a calendar.</summary>
internal sealed class CalendarFeed : IRules<CalendarFeedState, CalendarFeedCommand, CalendarFeedEvent>
{
    private CalendarFeed()
    {
    }

    public static string StreamType => "calendar-feed";

    public static Decision<CalendarFeedEvent> Decide(CalendarFeedState feed, CalendarFeedCommand command, DateTimeOffset now) =>
        command switch
        {
            _ when feed.OwnerId is { } owner && owner != command.Context.By.Id => FeedRefusals.Unknown,
            OpenCalendarFeed when feed.Address is not null => Decision<CalendarFeedEvent>.Nothing,
            OpenCalendarFeed open => new CalendarFeedOpened(now, open.Context.By.Id, open.Role, AddressOf(open), open.ResourceId),
            MoveCalendarFeed when feed.Address is null => FeedRefusals.Unknown,
            MoveCalendarFeed => new CalendarFeedMoved(now, AddressOf(command)),
            CloseCalendarFeed when feed.Address is null => Decision<CalendarFeedEvent>.Nothing,
            CloseCalendarFeed => new CalendarFeedClosed(now),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static CalendarFeedState Evolve(CalendarFeedState feed, CalendarFeedEvent happened) =>
        happened switch
        {
            CalendarFeedOpened e => new CalendarFeedState
            {
                OwnerId = e.OwnerId,
                Role = e.Role,
                Address = e.Address,
                Since = e.At,
                ResourceId = e.ResourceId,
            },
            CalendarFeedMoved e => feed with { Address = e.Address, Since = e.At },
            CalendarFeedClosed => feed with { Address = null, Since = null },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    /// <summary>It need not be a secret: the edge seals it with a key of the server.</summary>
    private static Guid AddressOf(CalendarFeedCommand command) => DerivedId.From(command.Context.Id.Value, "address");
}

/// <summary>Where a calendar is published.</summary>
[GenerateSerializer, Immutable, Alias("calendar-feed.state")]
internal sealed record CalendarFeedState
{
    [Id(0)]
    public Guid? OwnerId { get; init; }

    [Id(1)]
    public CalendarFeedRole Role { get; init; }

    [Id(2)]
    public Guid? Address { get; init; }

    [Id(3)]
    public DateTimeOffset? Since { get; init; }

    [Id(4)]
    public Guid? ResourceId { get; init; }
}
