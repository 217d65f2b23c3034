using NodaTime;

namespace Marketplace.Payouts;

/// <summary>What makes no sense in a calendar of banks.</summary>
internal static class BankCalendarFaults
{
    /// <summary>More days than any country's banks were ever closed in a row: whoever wrote it made a mistake, and providers would wait for it.</summary>
    public const int MostClosedInARow = 14;

    /// <summary>Null when nothing is wrong.</summary>
    public static Refusal? Of(BankCalendarTerms terms)
    {
        ImmutableArray<RefusalFact> faults = [.. In(terms)];
        return faults.IsEmpty ? null : PayoutRefusals.CalendarNotValid with { Facts = faults };
    }

    private static IEnumerable<RefusalFact> In(BankCalendarTerms terms)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(terms.TimeZone) is null)
        {
            yield return new RefusalFact("timeZone", "must be an IANA time zone such as Europe/Berlin");
        }

        if (terms.ClosedWeekdays.Distinct().Count() is var closed && (closed >= 7 || closed < terms.ClosedWeekdays.Length))
        {
            yield return new RefusalFact("closedWeekdays", "must name each day once, and leave one open");
            yield break;
        }

        if (terms.Holidays.Length > BankCalendarTerms.MostHolidays || terms.Holidays.DistinctBy(holiday => holiday.Date).Count() < terms.Holidays.Length)
        {
            yield return new RefusalFact("holidays", $"must be at most {BankCalendarTerms.MostHolidays}, each date once");
            yield break;
        }

        foreach (var (index, holiday) in terms.Holidays.Index())
        {
            if (BankingDays.ClosedFrom(LocalDate.FromDateOnly(holiday.Date), terms).Skip(MostClosedInARow).Any())
            {
                yield return new RefusalFact($"holidays[{index}].date", $"begins more than {MostClosedInARow} closed days in a row");
            }
        }
    }
}
