namespace Marketplace.Calendars;

/// <summary>When a resource works: a week that repeats, and dates that differ from it.</summary>
/// <param name="TimeZone">The IANA zone in which all of it is meant. Wall-clock intent is kept across changes of the offset.</param>
/// <param name="Weekly">The hours per weekday; a day that is not named is closed.</param>
/// <param name="Overrides">Dates that replace their weekday's hours.</param>
[GenerateSerializer, Immutable, Alias("calendar.plan")]
public sealed record CalendarPlan(string TimeZone, ImmutableArray<WeeklyHours> Weekly, ImmutableArray<DateOverride> Overrides)
{
    /// <summary>More opening times than any day has; bounds the work of every slot query.</summary>
    public const int MaximumRangesPerDay = 24;

    /// <summary>Nearly three years of single dates.</summary>
    public const int MaximumOverrides = 1_000;

    /// <summary>The largest hall.</summary>
    public const int MaximumSeats = 10_000;

    /// <summary>True when nothing could ever be booked: there is no open range at all.</summary>
    public bool IsEmpty => Weekly.All(day => day.Ranges.IsEmpty) && Overrides.All(date => date.Ranges.IsEmpty);
}

/// <summary>The hours of one weekday.</summary>
[GenerateSerializer, Immutable, Alias("calendar.weekly-hours")]
public sealed record WeeklyHours(DayOfWeek Day, ImmutableArray<DayRange> Ranges);

/// <summary>One date that differs from the week.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Ranges">Its hours; empty means closed.</param>
/// <param name="Seats">How many may share a session that begins on this date, whatever the listing says; null leaves it to the listing.</param>
[GenerateSerializer, Immutable, Alias("calendar.date-override")]
public sealed record DateOverride(DateOnly Date, ImmutableArray<DayRange> Ranges, int? Seats);

/// <summary>A wall-clock range within one day, in minutes since its midnight.</summary>
/// <param name="From">0 to 1439.</param>
/// <param name="To">Exclusive; 1 to 1440, where 1440 is 24:00. 1439 is read as 24:00.</param>
[GenerateSerializer, Immutable, Alias("calendar.day-range")]
public readonly record struct DayRange(int From, int To)
{
    /// <summary>24:00, the end of a day.</summary>
    public const int Midnight = 24 * 60;

    /// <summary>The end that is meant: people who cannot write 24:00 write 23:59.</summary>
    public int End => To == Midnight - 1 ? Midnight : To;

    public bool IsValid => From >= 0 && From < Midnight && To > From && To <= Midnight;

    public override string ToString() => $"{From / 60:00}:{From % 60:00}-{To / 60:00}:{To % 60:00}";
}
