namespace Marketplace.Recurrence;

/// <summary>Everything that recurs: what a rule gives from a start in a zone, and what is added to it and taken away.</summary>
/// <param name="Start">The local start.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Rule">Null when only <paramref name="Added"/> counts.</param>
/// <param name="Added">RDATE.</param>
/// <param name="Excluded">EXDATE; takes away what was added too, but does not make room under COUNT.</param>
internal sealed record RecurrenceSet(
    DateTime Start, WallClock Zone, RecurrenceRule? Rule, ImmutableArray<DateTimeOffset> Added, ImmutableArray<DateTimeOffset> Excluded)
{
    /// <summary>No gap of any zone was ever longer than a day (Samoa left one out), so what lies further back cannot move past it.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromDays(2);

    /// <summary>All of it in order, each instant once, computed as it is asked for.</summary>
    public IEnumerable<DateTimeOffset> All(RecurrenceBudget budget) => Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, budget);

    /// <param name="from">The first instant that is wanted.</param>
    /// <param name="to">The end, exclusive.</param>
    /// <param name="budget">Ends the search when it is spent.</param>
    public IEnumerable<DateTimeOffset> Between(DateTimeOffset from, DateTimeOffset to, RecurrenceBudget budget)
    {
        var excluded = Excluded.ToHashSet();
        return Merged(Generated(from, to, budget), Added.Distinct().Order())
            .Where(at => !excluded.Contains(at))
            .SkipWhile(at => at < from)
            .TakeWhile(at => at < to);
    }

    private IEnumerable<DateTimeOffset> Generated(DateTimeOffset from, DateTimeOffset to, RecurrenceBudget budget)
    {
        if (Rule is null)
        {
            return [];
        }

        var earliest = from == DateTimeOffset.MinValue ? DateTime.MinValue : Zone.LocalOf(from - LongestGap);
        var lastDate = to == DateTimeOffset.MaxValue ? DateOnly.MaxValue : DateOnly.FromDateTime(Zone.LocalOf(to));
        lastDate = Rule.Until?.LastDate is { } end && end < lastDate ? end : lastDate;
        var times = InOrder(new LocalRecurrence(Rule, Start).Times(earliest, lastDate, budget));
        return Rule.Count is { } count ? times.Take(count) : times;
    }

    /// <summary>What falls into a gap moves past it, and meets what was there: it waits for its turn, and nothing counts twice.</summary>
    private IEnumerable<DateTimeOffset> InOrder(IEnumerable<DateTime> times)
    {
        var moved = new SortedSet<DateTimeOffset>();
        foreach (var local in times)
        {
            var moment = Zone.Moment(local);
            var isOver = IsOver(local, moment.At);
            if (moment.IsSkipped)
            {
                _ = !isOver && moved.Add(moment.At);
                continue;
            }

            if (isOver)
            {
                break;
            }

            while (moved.Count > 0 && moved.Min < moment.At)
            {
                yield return moved.Min;
                moved.Remove(moved.Min);
            }

            moved.Remove(moment.At);
            yield return moment.At;
        }

        foreach (var at in moved)
        {
            yield return at;
        }
    }

    private bool IsOver(DateTime local, DateTimeOffset at) =>
        Rule!.Until is { } until && until.Form switch
        {
            RecurrenceEndForm.Date => local.Date > until.At,
            RecurrenceEndForm.Local => local > until.At,
            _ => at.UtcDateTime > DateTime.SpecifyKind(until.At, DateTimeKind.Utc),
        };

    private static IEnumerable<DateTimeOffset> Merged(IEnumerable<DateTimeOffset> generated, IEnumerable<DateTimeOffset> added)
    {
        using var more = added.GetEnumerator();
        var hasMore = more.MoveNext();
        foreach (var at in generated)
        {
            for (; hasMore && more.Current <= at; hasMore = more.MoveNext())
            {
                if (more.Current < at)
                {
                    yield return more.Current;
                }
            }

            yield return at;
        }

        for (; hasMore; hasMore = more.MoveNext())
        {
            yield return more.Current;
        }
    }
}
