using Marketplace.Bookings;

namespace Marketplace.Series;

/// <summary>Every way a series says no. The codes are documented in docs/errors.md.</summary>
internal static class SeriesRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "series.unknown", "There is no such series.");

    public static readonly Refusal AlreadyStarted =
        new(RefusalKind.NotNow, "series.already-started", "This series id is taken.");

    public static Refusal NothingToCancel(SeriesState series, DateTimeOffset now) => Of(
        series, now, new(RefusalKind.NotNow, "series.nothing-to-cancel", "None of these times is still booked."));

    public static readonly Refusal PricedByQuote =
        new Refusal(RefusalKind.NotValid, "series.priced-by-quote", "What has to be offered first cannot be booked as a series.")
            .With("mode", BookingMode.Quote);

    public static readonly Refusal WithoutTimes =
        new Refusal(RefusalKind.NotValid, "series.without-times", "The rule gives no time at all.").With("rrule", "must give at least one time");

    public static readonly Refusal TooLong =
        new Refusal(RefusalKind.NotValid, "series.too-long", "A series has to end.")
            .With("rrule", $"must end within {SeriesPlan.MaximumTimes} times, by COUNT, UNTIL or limit");

    /// <summary>The platform is nobody whom a caller could turn to.</summary>
    public static Refusal NotYours(BookingRole allowed) =>
        new Refusal(RefusalKind.NotYours, "series.not-yours", "The other side decides this.")
            .WithEach(FactNames.AllowedFor, BookingRoles.People.Where(role => allowed.HasFlag(role)));

    /// <summary>A time of the series, or none of them where it has fewer.</summary>
    public static Refusal NothingToRebook(SeriesState series, int index, DateTimeOffset now)
    {
        var refusal = Of(series, now, new(RefusalKind.NotNow, "series.nothing-to-rebook", "That time is booked, or has passed."));
        return series.Times.ElementAtOrDefault(index) is { } time ? refusal.With("start", time.Start).With("outcome", time.Outcome) : refusal;
    }

    public static Refusal NothingToMove(SeriesState series, DateTimeOffset now) => Of(
        series, now, new(RefusalKind.NotNow, "series.nothing-to-move", "None of these times is still to come, or all of them are there already."));

    /// <summary>How many were before says whether one has just ended.</summary>
    public static Refusal NothingProposed(SeriesState series) =>
        new Refusal(RefusalKind.NotNow, "series.nothing-proposed", "No other times are proposed.").With(FactNames.Count, series.Moves);

    public static Refusal TooLate(DateTimeOffset until, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "series.too-late", "The time to answer has passed.").With(FactNames.Until, until).With(FactNames.AsOf, now);

    public static Refusal WhileMoving(SeriesMove move) =>
        new Refusal(RefusalKind.NotNow, "series.not-now", "That cannot be done while its times are being moved.")
            .With("number", move.Number).With(FactNames.WaitsFor, "move");

    public static Refusal RuleTooShort(int times) =>
        new Refusal(RefusalKind.NotValid, "series.rule-too-short", "The rule gives fewer times than there are to move.")
            .With("rrule", $"must give at least {times} times");

    public static Refusal RuleNotValid(string complaint) =>
        new Refusal(RefusalKind.NotValid, "series.rule-not-valid", "The recurrence rule means nothing.").With("rrule", complaint);

    public static Refusal NotWhile(SeriesStatus status) =>
        new Refusal(RefusalKind.NotNow, "series.not-now", $"That cannot be done while the series is {status.ToString().ToLowerInvariant()}.")
            .With(FactNames.Status, status).With(FactNames.AllowedIn, SeriesStatus.Placed);

    /// <summary>Names each time that is in the way, and the rule that says no to it.</summary>
    public static Refusal Conflict(ImmutableArray<SeriesTime> times) =>
        new(RefusalKind.NotNow, "series.conflict", "Some of the times cannot be booked, so none is.",
            [.. times.Where(time => time.Conflict is not null).Select(time => Fact(time.Start, time.Conflict!))]);

    /// <summary>The same of times that were to be moved.</summary>
    public static Refusal Conflict(ImmutableArray<SeriesMoveTime> times) =>
        new(RefusalKind.NotNow, "series.conflict", "Some of the times cannot be moved, so none is.",
            [.. times.Where(time => time.Outcome is SeriesMoveOutcome.Stayed).Select(time => Fact(time.Start, time.Code!))]);

    /// <summary>How many times it has, and how many of them are still to come.</summary>
    private static Refusal Of(SeriesState series, DateTimeOffset now, Refusal refusal) =>
        refusal.With("times", series.Times.Length)
            .With(FactNames.Count, series.Times.Count(time => time.Outcome is OccurrenceOutcome.Booked && time.End > now))
            .With(FactNames.AsOf, now);

    private static RefusalFact Fact(DateTimeOffset start, string conflict) => new($"{start.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", conflict);
}
