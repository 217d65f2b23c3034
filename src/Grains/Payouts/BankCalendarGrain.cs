namespace Marketplace.Payouts;

/// <summary>Asked once for each payout that is cut, so it may look whether another activation has overtaken it.</summary>
[GrainType("bank-calendar")]
internal sealed class BankCalendarGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<BankCalendarState, BankCalendarEvent>> journal,
    AggregateServices services)
    : AggregateGrain<BankCalendar, BankCalendarState, BankCalendarCommand, BankCalendarEvent>(journal, services), IBankCalendarGrain
{
    public Task<Outcome<BankCalendarView>> Change(ChangeBankCalendar command) => Answer(command, View);

    public async Task<BankCalendarView> Read(CancellationToken cancellationToken)
    {
        await LookAgain();
        return View();
    }

    public async Task<BankingDay> BankingDayFrom(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        await LookAgain();
        return BankingDays.From(moment, View().Terms);
    }

    private BankCalendarView View() => new(State.Terms ?? BankCalendarTerms.Always, State.SetAt, State.SetBy, Version);
}
