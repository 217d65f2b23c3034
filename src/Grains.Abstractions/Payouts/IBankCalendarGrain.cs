namespace Marketplace.Payouts;

/// <summary>
/// The days on which banks move money of one currency. Until operators set one, that is every day. The grain key is <see cref="BankCalendarId.Of"/>.
/// </summary>
[Alias("bank-calendar")]
public interface IBankCalendarGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Puts another calendar in place of the one in force, for all payouts that are cut from then on.</summary>
    /// <remarks>Refusals: `payout.calendar-not-valid`, `payout.calendar-not-yours`.</remarks>
    [Alias("change")]
    Task<Outcome<BankCalendarView>> Change(ChangeBankCalendar command);

    /// <summary>The calendar in force.</summary>
    [Alias("read"), ReadOnly]
    Task<BankCalendarView> Read(CancellationToken cancellationToken);

    /// <summary>When something that is cut at a moment is sent: then, or when the next banking day begins.</summary>
    [Alias("banking-day"), ReadOnly]
    Task<BankingDay> BankingDayFrom(DateTimeOffset moment, CancellationToken cancellationToken);
}

/// <summary>Each currency has one calendar of its banks.</summary>
public static class BankCalendarId
{
    private static readonly Guid Calendars = new("00000000-0000-0000-0000-0000000000bc");

    /// <param name="currency">ISO 4217.</param>
    public static Guid Of(string currency) => DerivedId.From(Calendars, $"bank-calendar/{currency}");
}

/// <summary>On which days banks are closed.</summary>
/// <param name="TimeZone">IANA; whose days these are, as banks count them, wherever the provider lives.</param>
/// <param name="ClosedWeekdays">On which they are always closed; at most six.</param>
/// <param name="FollowsTarget">Whether they are closed on the holidays of the euro's settlement system (TARGET) too, which are the same in each year.</param>
/// <param name="Holidays">Single dates besides, at most <see cref="MostHolidays"/>.</param>
[GenerateSerializer, Immutable, Alias("payout.bank-calendar-terms")]
public sealed record BankCalendarTerms(string TimeZone, ImmutableArray<DayOfWeek> ClosedWeekdays, bool FollowsTarget, ImmutableArray<BankHoliday> Holidays)
{
    /// <summary>Some years of any country's; the state is read with each payout.</summary>
    public const int MostHolidays = 200;

    /// <summary>In characters.</summary>
    public const int LongestName = 100;

    /// <summary>No day is closed.</summary>
    public static BankCalendarTerms Always { get; } = new("Etc/UTC", [], FollowsTarget: false, []);
}

/// <summary>A date on which banks are closed.</summary>
/// <param name="Date">In the calendar's zone.</param>
/// <param name="Name">As providers read it.</param>
[GenerateSerializer, Immutable, Alias("payout.bank-holiday")]
public sealed record BankHoliday(DateOnly Date, string Name);

/// <summary>When something is sent.</summary>
/// <param name="At">The moment itself on a banking day, else when the next one begins.</param>
/// <param name="Closed">The days that it waits for, the first one first; none on a banking day.</param>
[GenerateSerializer, Immutable, Alias("payout.banking-day")]
public sealed record BankingDay(DateTimeOffset At, ImmutableArray<ClosedBankDay> Closed);

/// <summary>A day on which nothing is sent.</summary>
/// <param name="Date">In the calendar's zone.</param>
/// <param name="Holiday">Which; null on a weekday on which banks are always closed.</param>
[GenerateSerializer, Immutable, Alias("payout.closed-bank-day")]
public sealed record ClosedBankDay(DateOnly Date, string? Holiday);

/// <summary>The calendar in force.</summary>
/// <param name="Terms">On which days banks are closed.</param>
/// <param name="SetAt">Since when; null while nobody set one.</param>
/// <param name="SetBy">The operator's account.</param>
/// <param name="Version">Counts the calendars; 0 while every day is a banking day because nobody set one.</param>
[GenerateSerializer, Immutable, Alias("payout.bank-calendar-view")]
public sealed record BankCalendarView(BankCalendarTerms Terms, DateTimeOffset? SetAt, Guid? SetBy, long Version) : IVersioned;

[GenerateSerializer, Immutable, Alias("bank-calendar.command")]
public abstract record BankCalendarCommand(CommandContext Context) : ICommand;

/// <param name="Context">An operator's; `If-Match` names the version that it replaces.</param>
/// <param name="Currency">Of which currency.</param>
/// <param name="Terms">All of it.</param>
[GenerateSerializer, Immutable, Alias("bank-calendar.change")]
public sealed record ChangeBankCalendar(CommandContext Context, string Currency, BankCalendarTerms Terms) : BankCalendarCommand(Context);

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("bank-calendar.event")]
public abstract record BankCalendarEvent(DateTimeOffset At);

/// <summary>Another calendar is in force. What was cut before is sent when it would have been.</summary>
[GenerateSerializer, Immutable, Alias("bank-calendar.changed")]
public sealed record BankCalendarChanged(DateTimeOffset At, string Currency, BankCalendarTerms Terms, Guid By) : BankCalendarEvent(At);
