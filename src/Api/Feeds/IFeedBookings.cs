namespace Marketplace.Feeds;

/// <summary>The bookings that a published calendar shows.</summary>
internal interface IFeedBookings
{
    /// <summary>More than anybody keeps in a calendar at once; bounds the size of a feed.</summary>
    const int Maximum = 2_000;

    /// <summary>At most <see cref="Maximum"/> that end after an instant, by end.</summary>
    Task<IReadOnlyList<FeedBooking>> Read(CalendarFeedRole role, Guid accountId, DateTimeOffset endsAfter, CancellationToken cancellationToken);

    /// <summary>The same of one resource. What went to another one, or was freed, is shown as cancelled, so that it leaves calendars that had it.</summary>
    Task<IReadOnlyList<FeedBooking>> OfResource(Guid resourceId, DateTimeOffset endsAfter, CancellationToken cancellationToken);
}

/// <summary>What a calendar shows of a booking: nothing about the other side but what is sold.</summary>
internal sealed record FeedBooking(
    Guid Id, string Title, string Status, DateTimeOffset Start, DateTimeOffset End, int Seats, DateTimeOffset BookedAt, DateTimeOffset ChangedAt, long Version);
