namespace Marketplace.Calendars;

/// <summary>From an instant up to, but not including, another one.</summary>
internal readonly record struct TimeRange(DateTimeOffset Start, DateTimeOffset End)
{
    public TimeSpan Length => End - Start;

    public bool Overlaps(TimeRange other) => Start < other.End && other.Start < End;

    public bool Contains(TimeRange other) => Start <= other.Start && other.End <= End;

    public TimeRange Widened(TimeSpan before, TimeSpan after) => new(Start - before, End + after);
}
