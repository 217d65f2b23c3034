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

/// <summary>Bookings that overlap what imported calendars say is taken, by start. None of them is cancelled for it.</summary>
[GenerateSerializer, Immutable, Alias("calendar.conflict-list")]
public sealed record CalendarConflictList(ImmutableArray<CalendarConflict> Conflicts)
{
    /// <summary>More than anybody settles at once; the next are listed when these are settled.</summary>
    public const int Maximum = 500;
}

/// <summary>A booking and an imported time that want the same resource.</summary>
/// <param name="ImportId">Which imported calendar.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Start">When it says that the resource is taken.</param>
/// <param name="End">Until when.</param>
/// <param name="BookingId">The booking.</param>
/// <param name="ListingId">Of which listing.</param>
/// <param name="BookingStart">When its work begins.</param>
/// <param name="BookingEnd">When it ends.</param>
[GenerateSerializer, Immutable, Alias("calendar.conflict")]
public sealed record CalendarConflict(
    Guid ImportId,
    string Name,
    DateTimeOffset Start,
    DateTimeOffset End,
    Guid BookingId,
    Guid ListingId,
    DateTimeOffset BookingStart,
    DateTimeOffset BookingEnd);

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
