namespace Marketplace.Feeds;

/// <summary>
/// Whether one person's bookings may be read as a calendar by whoever knows the address, as customer, as provider, or of one of
/// their resources. The grain key derives from both (<see cref="CalendarFeedView.KeyOf(Guid, CalendarFeedRole)"/>),
/// so there is one address of each at a time.
/// </summary>
[Alias("calendar-feed")]
public interface ICalendarFeedGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Begins to publish; what is published already stays where it is.</summary>
    [Alias("open")]
    Task<Outcome<CalendarFeedView>> Open(OpenCalendarFeed command);

    /// <summary>Moves to a new address; the old one is known to nobody from then on. Refusals: `feed.unknown`.</summary>
    [Alias("move")]
    Task<Outcome<CalendarFeedView>> Move(MoveCalendarFeed command);

    /// <summary>Stops publishing. What is not published stays so.</summary>
    [Alias("close")]
    Task<Outcome<CalendarFeedView>> Close(CloseCalendarFeed command);

    /// <summary>For its owner. Refusals: `feed.unknown`.</summary>
    [Alias("read"), ReadOnly]
    Task<Outcome<CalendarFeedView>> Read(Actor by, CancellationToken cancellationToken);

    /// <summary>For whoever knows the address. Refusals: `feed.unknown`, after a move too.</summary>
    [Alias("find"), ReadOnly]
    Task<Outcome<CalendarFeedView>> Find(Guid address, CancellationToken cancellationToken);
}

/// <summary>Of what the bookings are.</summary>
public enum CalendarFeedRole
{
    Customer,
    Provider,

    /// <summary>What one of a provider's staff, rooms or devices has to do.</summary>
    Resource,
}

/// <summary>A published calendar.</summary>
/// <param name="OwnerId">The account.</param>
/// <param name="Role">As whom.</param>
/// <param name="Address">The current address; null when nothing is published. Only the server's seal makes a URL of it.</param>
/// <param name="Since">Since when it has that address.</param>
/// <param name="Version">Counts changes; the ETag.</param>
/// <param name="ResourceId">Whose time it is, in the feed of a resource; else null.</param>
[GenerateSerializer, Immutable, Alias("calendar-feed.view")]
public sealed record CalendarFeedView(Guid OwnerId, CalendarFeedRole Role, Guid? Address, DateTimeOffset? Since, long Version, Guid? ResourceId = null) : IVersioned
{
    /// <summary>The grain key of a person's calendar.</summary>
    public static Guid KeyOf(Guid accountId, CalendarFeedRole role) => DerivedId.From(accountId, $"calendar-feed/{role}");

    /// <summary>The grain key of a resource's calendar.</summary>
    public static Guid KeyOf(Guid resourceId) => DerivedId.From(resourceId, $"calendar-feed/{CalendarFeedRole.Resource}");
}

[GenerateSerializer, Immutable, Alias("calendar-feed.command")]
public abstract record CalendarFeedCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the person whose bookings they are.</param>
/// <param name="Role">As whom.</param>
/// <param name="ResourceId">Of which resource; it must be on the roster of who asks, which the edge has looked at.</param>
[GenerateSerializer, Immutable, Alias("calendar-feed.open")]
public sealed record OpenCalendarFeed(CommandContext Context, CalendarFeedRole Role, Guid? ResourceId = null) : CalendarFeedCommand(Context);

[GenerateSerializer, Immutable, Alias("calendar-feed.move")]
public sealed record MoveCalendarFeed(CommandContext Context) : CalendarFeedCommand(Context);

[GenerateSerializer, Immutable, Alias("calendar-feed.close")]
public sealed record CloseCalendarFeed(CommandContext Context) : CalendarFeedCommand(Context);

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("calendar-feed.event")]
public abstract record CalendarFeedEvent(DateTimeOffset At);

[GenerateSerializer, Immutable, Alias("calendar-feed.opened")]
public sealed record CalendarFeedOpened(DateTimeOffset At, Guid OwnerId, CalendarFeedRole Role, Guid Address, Guid? ResourceId = null) : CalendarFeedEvent(At);

[GenerateSerializer, Immutable, Alias("calendar-feed.moved")]
public sealed record CalendarFeedMoved(DateTimeOffset At, Guid Address) : CalendarFeedEvent(At);

[GenerateSerializer, Immutable, Alias("calendar-feed.closed")]
public sealed record CalendarFeedClosed(DateTimeOffset At) : CalendarFeedEvent(At);
