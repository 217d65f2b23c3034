using Marketplace.Recurrence;

namespace Marketplace.Series;

/// <summary>From what somebody wants again and again to the instants at which they want it.</summary>
internal static class SeriesTimes
{
    /// <summary>A series is short, so a rule that needs more to find its times is not meant by anybody.</summary>
    public const int Steps = 400_000;

    public static (ImmutableArray<DateTimeOffset> Starts, Refusal? Refusal) Of(SeriesPlan plan)
    {
        var (rule, complaint) = RecurrenceText.Read(plan.Rule);
        if (rule is null)
        {
            return ([], SeriesRefusals.RuleNotValid(complaint!));
        }

        if (WallClock.Find(plan.TimeZone) is not { } zone)
        {
            return ([], SeriesRefusals.WithoutTimes);
        }

        var set = new RecurrenceSet(plan.StartDate.ToDateTime(plan.StartTime), zone, rule, Added: [], Excluded: []);
        var most = plan.Limit ?? (SeriesPlan.MaximumTimes + 1);
        ImmutableArray<DateTimeOffset> starts = [.. set.All(new RecurrenceBudget(Steps)).Take(most)];
        return starts.Length == 0 ? ([], SeriesRefusals.WithoutTimes)
            : starts.Length > SeriesPlan.MaximumTimes ? ([], SeriesRefusals.TooLong)
            : (starts, null);
    }
}
