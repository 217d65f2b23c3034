namespace Marketplace.Recurrence;

/// <summary>
/// A recurrence rule of RFC 5545, section 3.3.10, as it was written. Lists are empty where the rule does not name the part;
/// what it leaves open follows from the start (<see cref="LocalRecurrence"/>).
/// </summary>
/// <param name="Frequency">The length of a period.</param>
internal sealed record RecurrenceRule(RecurrenceFrequency Frequency)
{
    /// <summary>Every how many periods something happens.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>How many times at all; null does not count them.</summary>
    public int? Count { get; init; }

    /// <summary>The last moment that counts; null goes on.</summary>
    public RecurrenceEnd? Until { get; init; }

    public ImmutableArray<int> Months { get; init; } = [];

    /// <summary>Numbers of weeks, from the end of the year when negative. Weeks belong to the year that has most of their days.</summary>
    public ImmutableArray<int> WeekNumbers { get; init; } = [];

    public ImmutableArray<int> YearDays { get; init; } = [];

    public ImmutableArray<int> MonthDays { get; init; } = [];

    public ImmutableArray<RecurrenceDay> Days { get; init; } = [];

    public ImmutableArray<int> Hours { get; init; } = [];

    public ImmutableArray<int> Minutes { get; init; } = [];

    public ImmutableArray<int> Seconds { get; init; } = [];

    /// <summary>Which of the times of one period are meant, from its end when negative.</summary>
    public ImmutableArray<int> SetPositions { get; init; } = [];

    /// <summary>The day on which weeks begin.</summary>
    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;
}

/// <summary>How long a period of a rule is. In the order of their lengths, so that they compare.</summary>
internal enum RecurrenceFrequency
{
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// <summary>A weekday in a rule.</summary>
/// <param name="Ordinal">0 is every one; 1 the first of its month or year, -1 the last.</param>
/// <param name="Day">Which weekday.</param>
internal readonly record struct RecurrenceDay(int Ordinal, DayOfWeek Day);

/// <summary>Where a rule ends; the moment itself still counts.</summary>
/// <param name="At">A date, a local time, or a time in UTC.</param>
/// <param name="Form">Which of them.</param>
internal readonly record struct RecurrenceEnd(DateTime At, RecurrenceEndForm Form)
{
    /// <summary>A local date after which nothing can count, whatever the zone.</summary>
    public DateOnly LastDate => DateOnly.FromDateTime(Form is RecurrenceEndForm.Utc && At.Date < DateTime.MaxValue.Date ? At.AddDays(1) : At);
}

internal enum RecurrenceEndForm
{
    /// <summary>All of a local date counts.</summary>
    Date,

    Local,
    Utc,
}
