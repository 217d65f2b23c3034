using System.Diagnostics;

namespace Marketplace.Payouts;

/// <summary>The rules of a calendar of banks: operators replace it as a whole, and only by one with which everybody is paid soon.</summary>
internal sealed class BankCalendar : IRules<BankCalendarState, BankCalendarCommand, BankCalendarEvent>
{
    private BankCalendar()
    {
    }

    public static string StreamType => "bank-calendar";

    public static Decision<BankCalendarEvent> Decide(BankCalendarState calendar, BankCalendarCommand command, DateTimeOffset now) =>
        command switch
        {
            _ when !command.Context.By.IsStaff => PayoutRefusals.CalendarNotYours,
            ChangeBankCalendar change when BankCalendarFaults.Of(change.Terms) is { } fault => fault,
            ChangeBankCalendar change => new BankCalendarChanged(now, change.Currency, change.Terms, change.Context.By.Id),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static BankCalendarState Evolve(BankCalendarState calendar, BankCalendarEvent happened) =>
        happened switch
        {
            BankCalendarChanged e => calendar with { Terms = e.Terms, SetAt = e.At, SetBy = e.By },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };
}

/// <summary>What is in force.</summary>
[GenerateSerializer, Immutable, Alias("bank-calendar.state")]
internal sealed record BankCalendarState
{
    /// <summary>Null until somebody set one: then every day is a banking day.</summary>
    [Id(0)]
    public BankCalendarTerms? Terms { get; init; }

    [Id(1)]
    public DateTimeOffset? SetAt { get; init; }

    [Id(2)]
    public Guid? SetBy { get; init; }
}
