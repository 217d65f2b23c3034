namespace Marketplace.Series;

/// <summary>Every way a series says no. The codes are documented in docs/errors.md.</summary>
internal static class SeriesRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "series.unknown", "There is no such series.");

    public static readonly Refusal AlreadyStarted =
        new(RefusalKind.NotNow, "series.already-started", "This series id is taken.");

    public static readonly Refusal NothingToCancel =
        new(RefusalKind.NotNow, "series.nothing-to-cancel", "None of these times is still booked.");

    public static readonly Refusal PricedByQuote =
        new(RefusalKind.NotValid, "series.priced-by-quote", "What has to be offered first cannot be booked as a series.");

    public static readonly Refusal WithoutTimes =
        new Refusal(RefusalKind.NotValid, "series.without-times", "The rule gives no time at all.").With("rrule", "must give at least one time");

    public static readonly Refusal TooLong =
        new Refusal(RefusalKind.NotValid, "series.too-long", "A series has to end.")
            .With("rrule", $"must end within {SeriesPlan.MaximumTimes} times, by COUNT, UNTIL or limit");

    public static readonly Refusal NotYours =
        new(RefusalKind.NotYours, "series.not-yours", "The other side decides this.");

    public static readonly Refusal NothingToRebook =
        new(RefusalKind.NotNow, "series.nothing-to-rebook", "That time is booked, or has passed.");

    public static readonly Refusal NothingToMove =
        new(RefusalKind.NotNow, "series.nothing-to-move", "None of these times is still to come, or all of them are there already.");

    public static readonly Refusal NothingProposed =
        new(RefusalKind.NotNow, "series.nothing-proposed", "No other times are proposed.");

    public static readonly Refusal TooLate =
        new(RefusalKind.NotNow, "series.too-late", "The time to answer has passed.");

    public static readonly Refusal WhileMoving =
        new(RefusalKind.NotNow, "series.not-now", "That cannot be done while its times are being moved.");

    public static Refusal RuleTooShort(int times) =>
        new Refusal(RefusalKind.NotValid, "series.rule-too-short", "The rule gives fewer times than there are to move.")
            .With("rrule", $"must give at least {times} times");

    public static Refusal RuleNotValid(string complaint) =>
        new Refusal(RefusalKind.NotValid, "series.rule-not-valid", "The recurrence rule means nothing.").With("rrule", complaint);

    public static Refusal NotWhile(SeriesStatus status) =>
        new(RefusalKind.NotNow, "series.not-now", $"That cannot be done while the series is {status.ToString().ToLowerInvariant()}.");

    /// <summary>Names each time that is in the way, and the rule that says no to it.</summary>
    public static Refusal Conflict(ImmutableArray<SeriesTime> times) =>
        new(RefusalKind.NotNow, "series.conflict", "Some of the times cannot be booked, so none is.",
            [.. times.Where(time => time.Conflict is not null).Select(time => Fact(time.Start, time.Conflict!))]);

    /// <summary>The same of times that were to be moved.</summary>
    public static Refusal Conflict(ImmutableArray<SeriesMoveTime> times) =>
        new(RefusalKind.NotNow, "series.conflict", "Some of the times cannot be moved, so none is.",
            [.. times.Where(time => time.Outcome is SeriesMoveOutcome.Stayed).Select(time => Fact(time.Start, time.Code!))]);

    private static RefusalFact Fact(DateTimeOffset start, string conflict) => new($"{start.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", conflict);
}
