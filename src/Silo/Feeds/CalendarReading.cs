using Marketplace.Recurrence;

namespace Marketplace.Feeds;

/// <summary>What a calendar makes busy within a window, or why nobody can say.</summary>
/// <param name="Times">In order, none touching another.</param>
/// <param name="Failure">`not-a-calendar`, `too-large` or `too-complex`.</param>
internal sealed record CalendarReading(ImmutableArray<ImportedTime> Times, string? Failure)
{
    /// <summary>Of one calendar: years of a full diary.</summary>
    private const int MaximumEvents = 5_000;

    /// <summary>Of all its rules together.</summary>
    private const int Steps = 2_000_000;

    /// <param name="text">The calendar.</param>
    /// <param name="zone">The zone in which times without one are meant.</param>
    /// <param name="from">What ends earlier is left out.</param>
    /// <param name="to">What begins later is left out.</param>
    public static CalendarReading Of(string text, string zone, DateTimeOffset from, DateTimeOffset to)
    {
        if (Events(text, new CalendarZones(zone)) is not { } events)
        {
            return Failed("not-a-calendar");
        }

        if (events.Count > MaximumEvents)
        {
            return Failed("too-large");
        }

        var budget = new RecurrenceBudget(Steps);
        var times = new List<ImportedTime>();
        foreach (var family in events.GroupBy(happening => happening.Id, StringComparer.Ordinal))
        {
            CalendarMoment[] replaced = [.. family.Select(happening => happening.Instead).OfType<CalendarMoment>()];
            times.AddRange(family.Where(happening => happening.TakesTime).SelectMany(happening => EventTimes.Of(happening, replaced, from, to, budget)));
        }

        var joined = EventTimes.Joined(times);
        return budget.IsSpent ? Failed("too-complex")
            : joined.Length > CalendarImportSettings.MaximumTimes ? Failed("too-large")
            : new CalendarReading(joined, null);
    }

    private static CalendarReading Failed(string why) => new([], why);

    /// <returns>Null when the text is no calendar.</returns>
    private static List<CalendarEvent>? Events(string text, CalendarZones zones)
    {
        var (isCalendar, open, inside) = (false, (CalendarEvent?)null, 0);
        var events = new List<CalendarEvent>();
        foreach (var line in ContentLine.All(text))
        {
            switch (line.Name, line.Value.ToUpperInvariant())
            {
                case ("BEGIN", "VCALENDAR"):
                    isCalendar = true;
                    break;
                case ("BEGIN", "VEVENT") when isCalendar && open is null:
                    open = new CalendarEvent();
                    break;
                case ("END", "VEVENT") when open is not null:
                    events.Add(open);
                    (open, inside) = (null, 0);
                    break;

                // An alarm within an event has a duration of its own.
                case ("BEGIN", _) when open is not null:
                    inside++;
                    break;
                case ("END", _) when open is not null:
                    inside--;
                    break;
                case var _ when open is not null && inside == 0:
                    open = open.With(line, zones);
                    break;
            }
        }

        return isCalendar ? events : null;
    }
}
