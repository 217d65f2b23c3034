using System.Diagnostics;
using NodaTime;

namespace Marketplace.Payouts;

/// <summary>When payout periods end: at midnight of the provider's zone, so that neither DST nor holidays shift or skip one. When it is sent: <see cref="BankingDays"/>.</summary>
internal static class PayoutCalendar
{
    /// <summary>Biweekly periods are counted in whole fortnights from here, so that every provider's rhythm is known in advance.</summary>
    private static readonly LocalDate FirstMonday = new(2024, 1, 1);

    /// <summary>The first period end strictly after a moment; null on a manual schedule.</summary>
    public static DateTimeOffset? NextAfter(DateTimeOffset moment, PayoutSchedule schedule, string timeZone)
    {
        if (schedule.Interval is PayoutInterval.Manual)
        {
            return null;
        }

        var zone = DateTimeZoneProviders.Tzdb[timeZone];
        var day = Instant.FromDateTimeOffset(moment).InZone(zone).Date;
        while (true)
        {
            var midnight = zone.AtStartOfDay(day).ToInstant().ToDateTimeOffset();
            if (midnight > moment && IsBoundary(day, schedule))
            {
                return midnight;
            }

            day = day.PlusDays(1);
        }
    }

    private static bool IsBoundary(LocalDate day, PayoutSchedule schedule) =>
        schedule.Interval switch
        {
            PayoutInterval.Daily => true,
            PayoutInterval.Weekly => IsWeekday(day, schedule),
            PayoutInterval.Biweekly => IsWeekday(day, schedule) && Period.DaysBetween(FirstMonday, day) / 7 % 2 == 0,
            PayoutInterval.Monthly => day.Day == Math.Min(schedule.Day, CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month)),
            _ => throw new UnreachableException($"{schedule.Interval} has no end."),
        };

    private static bool IsWeekday(LocalDate day, PayoutSchedule schedule) => (int)day.DayOfWeek % 7 == (int)schedule.Weekday;
}
