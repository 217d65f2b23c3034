using Marketplace.Recurrence;

namespace Marketplace.Feeds;

/// <summary>From events to the times that they take.</summary>
internal static class EventTimes
{
    /// <summary>Nobody is busy longer at a stretch; bounds how far back a recurring event may reach.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <param name="happening">The event.</param>
    /// <param name="replaced">The times of its family that other events stand for.</param>
    /// <param name="from">What ends earlier is left out.</param>
    /// <param name="to">What begins later is left out.</param>
    /// <param name="budget">Of the whole calendar.</param>
    public static IEnumerable<ImportedTime> Of(
        CalendarEvent happening, IReadOnlyCollection<CalendarMoment> replaced, DateTimeOffset from, DateTimeOffset to, RecurrenceBudget budget)
    {
        if (happening.Start is not { } start || LengthOf(happening, start) is not { } length)
        {
            return [];
        }

        return Starts(happening, start, replaced, from - length, to, budget)
            .Select(at => new ImportedTime(at, EndOf(start, at, length)))
            .Where(time => time.End > from);
    }

    /// <summary>In order, with those that overlap or touch made one.</summary>
    public static ImmutableArray<ImportedTime> Joined(IEnumerable<ImportedTime> times)
    {
        var joined = ImmutableArray.CreateBuilder<ImportedTime>();
        foreach (var time in times.OrderBy(time => time.Start).ThenBy(time => time.End))
        {
            if (joined.Count > 0 && time.Start <= joined[^1].End)
            {
                joined[^1] = joined[^1] with { End = time.End > joined[^1].End ? time.End : joined[^1].End };
            }
            else
            {
                joined.Add(time);
            }
        }

        return joined.ToImmutable();
    }

    private static IEnumerable<DateTimeOffset> Starts(
        CalendarEvent happening, CalendarMoment start, IReadOnlyCollection<CalendarMoment> replaced, DateTimeOffset from, DateTimeOffset to, RecurrenceBudget budget)
    {
        // A rule that nobody can read leaves the one time that is certain.
        var rule = happening is { Rule: { } text, Instead: null } ? RecurrenceText.Read(text).Rule : null;
        var set = new RecurrenceSet(
            start.Local,
            start.Zone,
            rule,
            // The start counts whether the rule gives it or not (RFC 5545, section 3.8.5.3).
            [start.At, .. happening.Added.Select(moment => moment.At)],
            happening.Instead is null ? [.. happening.Excluded.Concat(replaced).Select(moment => moment.At)] : []);
        return set.Between(from, to, budget);
    }

    /// <summary>Days are counted on the calendar, hours on the clock.</summary>
    private static DateTimeOffset EndOf(CalendarMoment start, DateTimeOffset at, TimeSpan length) =>
        start.IsDate ? start.Zone.Moment(start.Zone.LocalOf(at) + length).At : at + length;

    private static TimeSpan? LengthOf(CalendarEvent happening, CalendarMoment start)
    {
        var length = happening switch
        {
            { End: { } end } => start.IsDate ? end.Local - start.Local : end.At - start.At,
            { Duration: { } duration } => duration,
            _ => start.IsDate ? TimeSpan.FromDays(1) : TimeSpan.Zero,
        };
        return length <= TimeSpan.Zero ? null : length < Longest ? length : Longest;
    }
}
