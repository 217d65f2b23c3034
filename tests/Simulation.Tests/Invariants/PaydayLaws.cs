using Marketplace.Payouts;
using NodaTime;

namespace Marketplace.Simulations;

/// <summary>I12: no period is missed. When each of them ends is computed apart from the rules, from the schedule and what waits for it.</summary>
internal static class PaydayLaws
{
    /// <summary>A Monday with which a fortnight begins.</summary>
    private static readonly LocalDate Fortnight = new(2024, 1, 1);

    /// <summary>More days than any period has.</summary>
    private const int LongestPeriod = 40;

    public static IEnumerable<Violation> Judge(Town town)
    {
        // Whoever lives by a clock that is wrong is paid by it.
        if (town.Faults.Has(Fault.ClockJump))
        {
            yield break;
        }

        foreach (var account in town.Watch.History.Steps.Where(step => step.Step.After is ProviderAccountState).GroupBy(step => step.Stream))
        {
            DateTimeOffset? due = null;
            foreach (var write in account.GroupBy(step => step.Write))
            {
                var (first, last) = (write.First(), write.Last());
                var (before, after) = ((ProviderAccountState)first.Step.Before, (ProviderAccountState)last.Step.After);
                var ended = write.Select(step => step.Step.Event).OfType<PayoutPeriodEnded>().FirstOrDefault();
                if (ended is not null && ended.PeriodEnd != due)
                {
                    yield return new Violation("I12", $"{last.Stream}@{last.Step.Version}: the period to {ended.PeriodEnd:u} has ended, and {due:u} was due");
                }

                due = !Waits(after) ? null
                    : due is not null && ended is null && before.Schedule == after.Schedule && before.TimeZone == after.TimeZone ? due
                    : EndAfter(((ProviderAccountEvent)last.Step.Event).At, after);
            }

            if (due < town.Now && account.Last().Step.After is ProviderAccountState { CoolOff: null })
            {
                yield return new Violation("I12", $"{account.Key}: the period to {due:u} has never ended");
            }
        }
    }

    /// <summary>While another bank account cools off nothing is cut either, but what ended meanwhile is due afterwards.</summary>
    private static bool Waits(ProviderAccountState account) => account is { Waiting.IsEmpty: false, Paused: null, Held: null, Flags.IsEmpty: true };

    private static DateTimeOffset? EndAfter(DateTimeOffset moment, ProviderAccountState account)
    {
        var zone = DateTimeZoneProviders.Tzdb[account.TimeZone];
        var today = Instant.FromDateTimeOffset(moment).InZone(zone).Date;
        var ends =
            from day in Enumerable.Range(0, LongestPeriod).Select(today.PlusDays)
            where account.Schedule.Interval switch
            {
                PayoutInterval.Daily => true,
                PayoutInterval.Weekly => IsOn(account.Schedule.Weekday, day),
                PayoutInterval.Biweekly => IsOn(account.Schedule.Weekday, day) && Period.DaysBetween(Fortnight, day) % 14 < 7,
                PayoutInterval.Monthly => day.Day == account.Schedule.Day || (day.Day < account.Schedule.Day && day.PlusDays(1).Day == 1),
                _ => false,
            }
            select day.AtStartOfDayInZone(zone).ToDateTimeOffset() into end
            where end > moment
            select (DateTimeOffset?)end.ToUniversalTime();
        return ends.FirstOrDefault();

        static bool IsOn(DayOfWeek weekday, LocalDate day) => (int)day.DayOfWeek % 7 == (int)weekday;
    }
}
