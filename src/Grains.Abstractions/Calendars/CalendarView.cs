namespace Marketplace.Calendars;

/// <summary>A calendar's plan.</summary>
/// <param name="ResourceId">Whose calendar.</param>
/// <param name="Plan">The plan as it was written.</param>
/// <param name="UpdatedAt">When it was last replaced.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("calendar.view")]
public sealed record CalendarView(Guid ResourceId, CalendarPlan Plan, DateTimeOffset UpdatedAt, long Version) : IVersioned;

/// <summary>The occupied times of a resource, by start.</summary>
/// <param name="From">The first local date.</param>
/// <param name="To">The last local date, exclusive.</param>
/// <param name="Times">Whatever overlaps that window.</param>
[GenerateSerializer, Immutable, Alias("calendar.occupied-list")]
public sealed record OccupiedList(DateOnly From, DateOnly To, ImmutableArray<OccupiedTime> Times)
{
    /// <summary>What a calendar shows that names no end.</summary>
    public const int DefaultDays = 31;

    /// <summary>A year of occupancy at once.</summary>
    public const int MaximumDays = 366;
}

/// <summary>One booking's time on a resource.</summary>
/// <param name="BookingId">Which booking.</param>
/// <param name="ListingId">Of which listing.</param>
/// <param name="Start">When the work begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="BusyFrom">Start less the buffer before.</param>
/// <param name="BusyUntil">End plus the buffer after.</param>
/// <param name="Seats">How many seats it takes.</param>
[GenerateSerializer, Immutable, Alias("calendar.occupied-time")]
public sealed record OccupiedTime(
    Guid BookingId, Guid ListingId, DateTimeOffset Start, DateTimeOffset End, DateTimeOffset BusyFrom, DateTimeOffset BusyUntil, int Seats);
