namespace Marketplace.Calendars;

/// <summary>When a resource works: a week that repeats, dates that differ from it, and stretches of days that differ.</summary>
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

    /// <summary>Vacations, journeys and holidays of several years.</summary>
    public const int MaximumPeriods = 200;

    /// <summary>The largest hall.</summary>
    public const int MaximumSeats = 10_000;

    /// <summary>Stretches of days that differ from the week. Absent in plans from before there were any, which a silo of then may still send.</summary>
    [Id(0)]
    public ImmutableArray<PlanPeriod> Periods { get => field.IsDefault ? [] : field; init; } = [];

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

/// <summary>Days that differ from the week, by date: a vacation, a holiday, a journey.</summary>
/// <param name="FirstDay">The first local date.</param>
/// <param name="LastDay">The last one, inclusive, because that is how people speak of days off.</param>
/// <param name="Kind">What is different.</param>
/// <param name="Label">For people: `Summer holiday`.</param>
/// <param name="TimeZone">For a journey, the IANA zone in which the plan's hours are meant on these days; null for days off.</param>
/// <param name="EveryYear">True when the same days of every later year are meant as well.</param>
[GenerateSerializer, Immutable, Alias("calendar.plan-period")]
public sealed record PlanPeriod(DateOnly FirstDay, DateOnly LastDay, PlanPeriodKind Kind, string? Label, string? TimeZone, bool EveryYear)
{
    /// <summary>A year: whoever is away for longer writes another plan.</summary>
    public const int MaximumDays = 366;

    /// <summary>Of a label, in characters.</summary>
    public const int MaximumLabel = 80;
}

/// <summary>How days differ from the week. When several say something of one date, the first of these wins.</summary>
public enum PlanPeriodKind
{
    /// <summary>Closed, whatever the week or a date override says.</summary>
    Vacation,

    /// <summary>Closed, unless an override of the date says otherwise: a shop may open on a public holiday.</summary>
    Holiday,

    /// <summary>Open as always, but on the clocks of another zone.</summary>
    Travel,
}

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
