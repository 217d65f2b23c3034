namespace Marketplace.Calendars;

/// <summary>The plan of one calendar. What is booked is not here: it is read from the bookings' own rows.</summary>
[GenerateSerializer, Immutable, Alias("calendar.state")]
internal sealed record CalendarState
{
    [Id(0)]
    public Guid OwnerId { get; init; }

    [Id(1)]
    public CalendarPlan? Plan { get; init; }

    [Id(2)]
    public DateTimeOffset UpdatedAt { get; init; }
}
