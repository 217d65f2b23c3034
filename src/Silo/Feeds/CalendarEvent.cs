namespace Marketplace.Feeds;

/// <summary>One VEVENT, as far as it says what time is taken.</summary>
internal sealed record CalendarEvent
{
    /// <summary>Events of one id are an event that recurs and what differs from it.</summary>
    public string Id { get; init; } = string.Empty;

    public CalendarMoment? Start { get; init; }

    public CalendarMoment? End { get; init; }

    public TimeSpan? Duration { get; init; }

    public string? Rule { get; init; }

    public ImmutableArray<CalendarMoment> Added { get; init; } = [];

    public ImmutableArray<CalendarMoment> Excluded { get; init; } = [];

    /// <summary>Which time of the recurring event this one stands for.</summary>
    public CalendarMoment? Instead { get; init; }

    /// <summary>False for what is cancelled or takes no time: reminders, birthdays.</summary>
    public bool TakesTime { get; init; } = true;

    /// <summary>The event with one more of its lines.</summary>
    public CalendarEvent With(ContentLine line, CalendarZones zones) => line.Name switch
    {
        "UID" => this with { Id = line.Value },
        "DTSTART" => this with { Start = zones.Moment(line, line.Value) },
        "DTEND" => this with { End = zones.Moment(line, line.Value) },
        "DURATION" => this with { Duration = CalendarDurations.Read(line.Value) },
        "RRULE" => this with { Rule = line.Value },
        "RDATE" => this with { Added = Added.AddRange(zones.Moments(line)) },
        "EXDATE" => this with { Excluded = Excluded.AddRange(zones.Moments(line)) },
        "RECURRENCE-ID" => this with { Instead = zones.Moment(line, line.Value) },
        "STATUS" when line.Value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) => this with { TakesTime = false },
        "TRANSP" when line.Value.Equals("TRANSPARENT", StringComparison.OrdinalIgnoreCase) => this with { TakesTime = false },
        _ => this,
    };
}

/// <summary>A local time in its zone.</summary>
/// <param name="Local">Midnight for a date.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="IsDate">Whether the whole day is meant.</param>
internal sealed record CalendarMoment(DateTime Local, WallClock Zone, bool IsDate)
{
    public DateTimeOffset At => Zone.Moment(Local).At;
}
