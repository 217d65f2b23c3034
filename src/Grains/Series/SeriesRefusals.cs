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

    public static Refusal RuleNotValid(string complaint) =>
        new Refusal(RefusalKind.NotValid, "series.rule-not-valid", "The recurrence rule means nothing.").With("rrule", complaint);

    public static Refusal NotWhile(SeriesStatus status) =>
        new(RefusalKind.NotNow, "series.not-now", $"That cannot be done while the series is {status.ToString().ToLowerInvariant()}.");

    /// <summary>Names each time that is in the way, and the rule that says no to it.</summary>
    public static Refusal Conflict(ImmutableArray<SeriesTime> times) =>
        new(RefusalKind.NotNow, "series.conflict", "Some of the times cannot be booked, so none is.",
            [.. times.Where(time => time.Conflict is not null).Select(time => new RefusalFact($"{time.Start.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", time.Conflict!))]);
}
