using System.Diagnostics;
using Marketplace.Ledger;

namespace Marketplace.Reports;

/// <summary>How a report is cut. Weeks begin on Mondays.</summary>
internal enum ReportInterval
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>The days of a report and the periods in it, on the calendar of the books.</summary>
/// <param name="Books">Whose calendar it is.</param>
/// <param name="Starts">The first day of each period; the first one may begin in the middle.</param>
/// <param name="Until">The day after the last.</param>
internal sealed record ReportDays(BooksOptions Books, ImmutableArray<DateOnly> Starts, DateOnly Until)
{
    /// <summary>A year in days.</summary>
    private const int MostPeriods = 366;

    public DateOnly From => Starts[0];

    /// <summary>Where each period begins, and where the last ends.</summary>
    public ImmutableArray<DateTimeOffset> Bounds => [.. Starts.Append(Until).Select(day => Books.StartOf(day).ToUniversalTime())];

    /// <param name="check">Hears what is wrong.</param>
    /// <param name="from">The first day; of this year unless told otherwise.</param>
    /// <param name="until">The day after the last; a year later unless told otherwise.</param>
    /// <param name="interval">How it is cut.</param>
    /// <param name="books">Whose calendar it is.</param>
    /// <param name="now">Whose year is this one.</param>
    /// <returns>Null where something is wrong.</returns>
    public static ReportDays? Of(Check check, string? from, string? until, ReportInterval interval, BooksOptions books, DateTimeOffset now)
    {
        var (first, after) = (check.OptionalPlannedDate("from", from), check.OptionalPlannedDate("until", until));
        check.Require(first is null || after is null || first < after, "until", "must be later than from");
        if (check.Refusal is not null)
        {
            return null;
        }

        var start = first ?? after?.AddYears(-1) ?? new DateOnly(books.DateOf(now).Year, 1, 1);
        var end = after ?? start.AddYears(1);
        var starts = ImmutableArray.CreateBuilder<DateOnly>();
        for (var day = start; day < end && starts.Count <= MostPeriods; day = Next(day, interval))
        {
            starts.Add(day);
        }

        check.Require(starts.Count <= MostPeriods, "interval", $"must cut it into at most {MostPeriods} periods");
        return check.Refusal is null ? new ReportDays(books, starts.ToImmutable(), end) : null;
    }

    /// <summary>The next day on which a period begins.</summary>
    private static DateOnly Next(DateOnly day, ReportInterval interval) => interval switch
    {
        ReportInterval.Day => day.AddDays(1),
        ReportInterval.Week => day.AddDays(7 - (((int)day.DayOfWeek + 6) % 7)),
        ReportInterval.Month => new DateOnly(day.Year, day.Month, 1).AddMonths(1),
        ReportInterval.Quarter => new DateOnly(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1).AddMonths(3),
        ReportInterval.Year => new DateOnly(day.Year, 1, 1).AddYears(1),
        _ => throw new UnreachableException($"{interval} has no length."),
    };
}
