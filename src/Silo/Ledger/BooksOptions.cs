namespace Marketplace.Ledger;

/// <summary>How the books are kept.</summary>
internal sealed record BooksOptions
{
    public const string Section = "Books";

    /// <summary>A quarter: whoever waits longer than that has no periods.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(92);

    /// <summary>IANA; its months are the periods.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>How long after its end a month is closed by itself, once an operator has closed the first; null leaves all of them to operators.</summary>
    public TimeSpan? CloseAfter { get; init; }

    public BooksTerms Terms => new(TimeZone, CloseAfter);

    /// <summary>From the first instant of a month to the first of the next one.</summary>
    public (DateTimeOffset From, DateTimeOffset Until) SpanOf(DateOnly month)
    {
        var clock = WallClock.Of(TimeZone);
        return (clock.StartOf(month), clock.StartOf(month.AddMonths(1)));
    }

    /// <summary>The first instant of a day.</summary>
    public DateTimeOffset StartOf(DateOnly day) => WallClock.Of(TimeZone).StartOf(day);

    /// <summary>The day of an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => WallClock.Of(TimeZone).DateOf(instant);

    public IEnumerable<string> Problems()
    {
        if (WallClock.Find(TimeZone) is null)
        {
            yield return $"{Section}:TimeZone is no IANA time zone: {TimeZone}";
        }

        if (CloseAfter is { } after && (after < TimeSpan.Zero || after > LongestWait))
        {
            yield return $"{Section}:CloseAfter is between 0 and {LongestWait.Days} days.";
        }
    }
}
