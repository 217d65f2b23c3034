using NodaTime;

namespace Marketplace.Payouts;

/// <summary>
/// When something is sent that is cut at a moment. Periods end whatever banks do; what is paid for them waits for a day on which banks move it.
/// See docs/adr/0062-bank-holidays.md.
/// </summary>
internal static class BankingDays
{
    public static BankingDay From(DateTimeOffset moment, BankCalendarTerms terms)
    {
        var zone = DateTimeZoneProviders.Tzdb[terms.TimeZone];
        var today = Instant.FromDateTimeOffset(moment).InZone(zone).Date;
        ImmutableArray<ClosedBankDay> closed = [.. ClosedFrom(today, terms)];
        var at = closed.IsEmpty ? moment : zone.AtStartOfDay(today.PlusDays(closed.Length)).ToInstant().ToDateTimeOffset();
        return new BankingDay(at, closed);
    }

    /// <summary>
    /// The closed days from one on, up to the first banking day. They end: one day of each week is closed only by holidays, of which there are
    /// few (<see cref="BankCalendarFaults"/>).
    /// </summary>
    public static IEnumerable<ClosedBankDay> ClosedFrom(LocalDate day, BankCalendarTerms terms)
    {
        while (Closed(day, terms) is { } closed)
        {
            yield return closed;
            day = day.PlusDays(1);
        }
    }

    /// <summary>Null on a banking day. Who reads why rather reads of a holiday than of a weekend.</summary>
    private static ClosedBankDay? Closed(LocalDate day, BankCalendarTerms terms)
    {
        var date = day.ToDateOnly();
        var holiday = terms.Holidays.FirstOrDefault(holiday => holiday.Date == date)?.Name ?? (terms.FollowsTarget ? TargetDays.HolidayOn(day) : null);
        return holiday is not null || terms.ClosedWeekdays.Contains(date.DayOfWeek) ? new ClosedBankDay(date, holiday) : null;
    }
}
