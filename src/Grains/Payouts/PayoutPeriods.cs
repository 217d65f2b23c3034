namespace Marketplace.Payouts;

/// <summary>When a period ends, and the payouts that it is cut into.</summary>
internal static class PayoutPeriods
{
    /// <summary>
    /// The running period keeps its end while something waits for it; a period is never cut twice,
    /// so the next end lies after the last one however the schedule changes.
    /// </summary>
    public static DateTimeOffset? Next(ProviderAccountState account, PayoutSchedule schedule, string timeZone, DateTimeOffset now)
    {
        var unchanged = schedule == account.Schedule && string.Equals(timeZone, account.TimeZone, StringComparison.Ordinal);
        return unchanged && account is { Waiting.IsEmpty: false, NextPayoutAt: not null }
            ? account.NextPayoutAt
            : After(account, schedule, timeZone, now);
    }

    /// <summary>The first end that is still to come.</summary>
    public static DateTimeOffset? After(ProviderAccountState account, PayoutSchedule schedule, string timeZone, DateTimeOffset now) =>
        PayoutCalendar.NextAfter(account.PeriodFrom is { } last && last > now ? last : now, schedule, timeZone);

    public static Decision<ProviderAccountEvent> End(ProviderAccountState account, DateTimeOffset end, DateTimeOffset now)
    {
        var next = PayoutCalendar.NextAfter(end > now ? end : now, account.Schedule, account.TimeZone);
        return Decision<ProviderAccountEvent>.Happened(
            [.. Cut(account, end, account.Schedule.MinimumIn, now), new PayoutPeriodEnded(now, end, next)]);
    }

    public static IEnumerable<ProviderAccountEvent> Cut(
        ProviderAccountState account, DateTimeOffset end, Func<string, long> minimum, DateTimeOffset now)
    {
        var period = new PayoutPeriod(account.PeriodFrom ?? account.Since ?? end, end);
        foreach (var available in ProviderAccount.Balance(account))
        {
            // What is being given back carries the rest over, as too little does: it would be paid out, and missing a moment later.
            if (!available.IsPositive || available.Amount < minimum(available.Currency) || ReturnAllowances.Any(account, available.Currency, now))
            {
                continue;
            }

            foreach (var pocket in Pockets.Of(account).Where(pocket => pocket.Amount.Currency == available.Currency && pocket.Amount.IsPositive))
            {
                // What is less than anybody pays of the currency waits for more.
                if (Money.Min(pocket.Amount, available).WholeSteps() is { IsPositive: true } amount)
                {
                    yield return Pockets.Cut(account, pocket, amount, period, now);
                }
            }
        }
    }
}
