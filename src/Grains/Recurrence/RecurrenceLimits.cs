using static Marketplace.Recurrence.RecurrenceFrequency;

namespace Marketplace.Recurrence;

/// <summary>Which parts may stand together (RFC 5545, section 3.3.10).</summary>
internal static class RecurrenceLimits
{
    /// <returns>In words why the rule means nothing; null when it does.</returns>
    public static string? Fault(RecurrenceRule rule) =>
        rule switch
        {
            { Count: not null, Until: not null } => "must not have both COUNT and UNTIL",
            { WeekNumbers.IsEmpty: false, Frequency: not Yearly } => "must have BYWEEKNO only with FREQ=YEARLY",
            { YearDays.IsEmpty: false, Frequency: Daily or Weekly or Monthly } => "must not have BYYEARDAY with FREQ=DAILY, WEEKLY or MONTHLY",
            { MonthDays.IsEmpty: false, Frequency: Weekly } => "must not have BYMONTHDAY with FREQ=WEEKLY",
            { SetPositions.IsEmpty: false } when !NamesTimes(rule) => "must have BYSETPOS only with another BY part",
            _ when rule.Days.All(day => day.Ordinal == 0) => null,
            { Frequency: not (Monthly or Yearly) } => "must have numbered BYDAY only with FREQ=MONTHLY or YEARLY",
            { WeekNumbers.IsEmpty: false } => "must not have numbered BYDAY with BYWEEKNO",
            _ => null,
        };

    private static bool NamesTimes(RecurrenceRule rule) =>
        !(rule.Months.IsEmpty && rule.WeekNumbers.IsEmpty && rule.YearDays.IsEmpty && rule.MonthDays.IsEmpty
            && rule.Days.IsEmpty && rule.Hours.IsEmpty && rule.Minutes.IsEmpty && rule.Seconds.IsEmpty);
}
