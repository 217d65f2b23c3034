using Marketplace.Payouts;
using NodaTime;

namespace Marketplace.Simulations;

/// <summary>I12: whatever is cut is sent on the first day on which banks are open, which is computed apart from the rules, and in time.</summary>
internal static class HolidayLaws
{
    /// <summary>More days than banks may be closed in a row.</summary>
    private const int LongestWait = 30;

    /// <summary>As calendars print it, for as many years as anybody lives in a town.</summary>
    private static readonly ImmutableArray<LocalDate> Easter = [new(2026, 4, 5), new(2027, 3, 28), new(2028, 4, 16), new(2029, 4, 1), new(2030, 4, 21)];

    public static IEnumerable<Violation> Judge(Town town) =>
        [.. Days(town.Watch.History), .. Punctuality(town), .. (town.Faults.Has(Fault.ClockJump) ? [] : Sending(town.Watch.History))];

    /// <summary>By a calendar that was in force when it was cut or came into force before its payout was there: later ones move nothing.</summary>
    private static IEnumerable<Violation> Days(History history)
    {
        var calendars = new Dictionary<string, List<BankCalendarTerms>>(StringComparer.Ordinal);
        var cuts = new Dictionary<Guid, (PayoutCut Cut, int Calendars)>();
        foreach (var step in history.Steps)
        {
            switch (step.Step.Event)
            {
                case BankCalendarChanged changed:
                    Of(changed.Currency).Add(changed.Terms);
                    break;
                case PayoutCut cut:
                    cuts[cut.PayoutId] = (cut, Of(cut.Currency).Count);
                    break;
                case PayoutScheduled scheduled:
                    var (from, known) = cuts[step.Stream.GetGuidKey()];
                    var days = Of(from.Currency).Skip(known - 1).Select(calendar => Day(from.At, calendar)).ToArray();
                    var day = Shown(scheduled.SendOn?.At ?? from.At, scheduled.SendOn?.Closed.Select(closed => closed.Date) ?? []);
                    if (!days.Contains(day, StringComparer.Ordinal))
                    {
                        yield return new Violation("I12", $"{step.Stream} was cut at {from.At:u} and is sent at {day}, not {string.Join(" or ", days)}");
                    }

                    break;
            }
        }

        List<BankCalendarTerms> Of(string currency) =>
            calendars.TryGetValue(currency, out var known) ? known : calendars[currency] = [BankCalendarTerms.Always];
    }

    private static IEnumerable<Violation> Punctuality(Town town) =>
        from fell in town.Watch.History.All<PayoutFellDue>()
        let due = ((PayoutState)fell.At.Step.Before).SendOn!.At
        where Lateness.Is(due, fell.At, town.Starts)
        select new Violation("I12", $"{fell.At.Stream} was due at {due:u} and fell due at {fell.At.CommittedAt:u}");

    private static IEnumerable<Violation> Sending(History history) =>
        from sent in history.All<PayoutSent>()
        let payout = (PayoutState)sent.At.Step.After
        where !payout.IsByHand && sent.At.Write.At < payout.SendOn?.At
        select new Violation("I12", $"{sent.At.Stream} was sent at {sent.At.Write.At:u}, and banks open at {payout.SendOn!.At:u}");

    private static string Day(DateTimeOffset moment, BankCalendarTerms calendar)
    {
        var zone = DateTimeZoneProviders.Tzdb[calendar.TimeZone];
        var today = Instant.FromDateTimeOffset(moment).InZone(zone).Date;
        var open = Enumerable.Range(0, LongestWait).First(days => IsOpen(today.PlusDays(days), calendar));
        var at = open == 0 ? moment : today.PlusDays(open).AtStartOfDayInZone(zone).ToDateTimeOffset();
        return Shown(at, Enumerable.Range(0, open).Select(days => today.PlusDays(days).ToDateOnly()));
    }

    private static bool IsOpen(LocalDate day, BankCalendarTerms calendar) =>
        !calendar.ClosedWeekdays.Contains(day.ToDateOnly().DayOfWeek)
        && calendar.Holidays.All(holiday => holiday.Date != day.ToDateOnly())
        && !(calendar.FollowsTarget
            && (Easter.Any(sunday => day == sunday.PlusDays(-2) || day == sunday.PlusDays(1)) || (day.Month, day.Day) is (1, 1) or (5, 1) or (12, 25) or (12, 26)));

    private static string Shown(DateTimeOffset at, IEnumerable<DateOnly> closed) => $"{at.ToUniversalTime():u} after {string.Join(", ", closed.Select(date => $"{date:yyyy-MM-dd}"))}";
}
