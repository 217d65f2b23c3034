namespace Marketplace.Payouts;

/// <summary>The days on which banks move no money of a currency.</summary>
/// <param name="TimeZone">IANA; whose days these are.</param>
/// <param name="ClosedWeekdays">Such as `saturday`, at most six; none when left out.</param>
/// <param name="Target">
/// Whether the holidays of TARGET count, by which the euro settles: 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December of each year; not when left out.
/// </param>
/// <param name="Holidays">Single dates besides, at most 200; none when left out.</param>
internal sealed record BankCalendarRequest(
    string? TimeZone, IReadOnlyList<string>? ClosedWeekdays, bool? Target, IReadOnlyList<BankHolidayRequest>? Holidays)
{
    private const int Weekdays = 7;

    public BankCalendarTerms Terms(Check check) => new(
        check.Zone("timeZone", TimeZone),
        check.Items("closedWeekdays", ClosedWeekdays, Weekdays, check.OneOf<DayOfWeek>),
        Target ?? false,
        check.Items("holidays", Holidays, BankCalendarTerms.MostHolidays, (path, holiday) => holiday.Holiday(check, path)));
}

/// <param name="Date">Such as `2026-04-06`.</param>
/// <param name="Name">As providers read it, at most 100 characters.</param>
internal sealed record BankHolidayRequest(string? Date, string? Name)
{
    public BankHoliday Holiday(Check check, string path)
    {
        check.Require(Date is not null, $"{path}.date", "is required");
        return new BankHoliday(check.OptionalPlannedDate($"{path}.date", Date) ?? default, check.Text($"{path}.name", Name, BankCalendarTerms.LongestName));
    }
}

/// <summary>The calendar in force.</summary>
/// <param name="TimeZone">Whose days these are.</param>
/// <param name="ClosedWeekdays">On which banks are always closed.</param>
/// <param name="Target">Whether the holidays of TARGET count.</param>
/// <param name="Holidays">Single dates besides.</param>
/// <param name="SetAt">Since when it is in force; null while every day is a banking day because nobody said otherwise.</param>
/// <param name="SetBy">The operator's account.</param>
/// <param name="Version">Counts the calendars; the ETag, `0` while nobody set one.</param>
internal sealed record BankCalendarBody(
    string TimeZone, ImmutableArray<DayOfWeek> ClosedWeekdays, bool Target, ImmutableArray<BankHoliday> Holidays, DateTimeOffset? SetAt, Guid? SetBy, long Version)
{
    public static BankCalendarBody Of(BankCalendarView view) =>
        new(view.Terms.TimeZone, view.Terms.ClosedWeekdays, view.Terms.FollowsTarget, view.Terms.Holidays, view.SetAt, view.SetBy, view.Version);
}

/// <summary>When a payout is sent that does not leave at once.</summary>
/// <param name="At">When the next banking day begins.</param>
/// <param name="Closed">The days before it on which banks are closed, with the name of the holiday; null on their weekends.</param>
internal sealed record BankingDayBody(DateTimeOffset At, ImmutableArray<ClosedBankDay> Closed)
{
    public static BankingDayBody? Of(BankingDay? day) => day is { Closed.IsEmpty: false } ? new(day.At, day.Closed) : null;
}

/// <summary>When what is available leaves, as calendars are now.</summary>
/// <param name="Currency">Of which currency.</param>
/// <param name="At">When the period ends, or when the next banking day begins after that.</param>
/// <param name="Closed">The days that it waits for; none where the period ends on a banking day.</param>
internal sealed record NextPayoutBody(string Currency, DateTimeOffset At, ImmutableArray<ClosedBankDay> Closed);
