using Marketplace.Payments;

namespace Marketplace.Payouts;

/// <param name="Interval">`daily`, `weekly`, `biweekly`, `monthly` or `manual`.</param>
/// <param name="Weekday">For weekly and biweekly schedules; `monday` when left out.</param>
/// <param name="Day">For monthly schedules, 1 to 31, clamped to the month's last day.</param>
/// <param name="Minimum">What is below carries over to the next period, in this currency; others are paid whatever there is.</param>
internal sealed record PayoutScheduleRequest(string? Interval, string? Weekday, int? Day, MoneyRequest? Minimum);

/// <param name="Interval">How often.</param>
/// <param name="Weekday">For weekly and biweekly schedules.</param>
/// <param name="Day">For monthly schedules.</param>
/// <param name="Minimum">
/// What is below carries over, in this currency; null where there is none. One that was set before minimums had a currency holds in each, and is
/// shown in `XXX`, which is none.
/// </param>
/// <param name="TimeZone">Whose days these are.</param>
/// <param name="NextPayoutAt">When the period ends that runs; null where the provider asks. What is paid for it is sent on the next banking day (`nextPayouts` of the balance).</param>
internal sealed record PayoutScheduleBody(
    PayoutInterval Interval, DayOfWeek Weekday, int Day, Money? Minimum, string TimeZone, DateTimeOffset? NextPayoutAt)
{
    private const string NoCurrency = "XXX";

    public static PayoutScheduleBody Of(ProviderAccountView view) =>
        new(view.Schedule.Interval, view.Schedule.Weekday, view.Schedule.Day, Least(view.Schedule), view.TimeZone, view.NextPayoutAt);

    private static Money? Least(PayoutSchedule schedule) =>
        schedule.Minimum > 0 || schedule.Currency is not null ? new Money(schedule.Minimum, schedule.Currency ?? NoCurrency) : null;
}

/// <summary>A payout with what it pays.</summary>
/// <param name="Id">The payout.</param>
/// <param name="Status">Where it stands. One that is made by hand is `scheduled` until an operator confirms it.</param>
/// <param name="Amount">All of it.</param>
/// <param name="Period">Of which period.</param>
/// <param name="ArrivalDate">When it arrives, or has.</param>
/// <param name="Items">What it pays.</param>
/// <param name="FailureCode">The gateway's reason, if it failed.</param>
/// <param name="Version">Counts changes.</param>
/// <param name="ByHand">Whether an operator makes it; else a gateway does.</param>
/// <param name="Method">How it was handed over.</param>
/// <param name="Reference">What the operator wrote down of it.</param>
/// <param name="PayTo">
/// Where an operator pays it: as the provider stated it, once that has cooled off. Null where a gateway pays, nothing was stated, or it is paid.
/// </param>
/// <param name="SendOn">The banking day on which it is sent, or was for the first time, and why not before; null where it was sent at once.</param>
internal sealed record PayoutBody(
    Guid Id,
    PayoutStatus Status,
    Money Amount,
    PayoutPeriod Period,
    DateTimeOffset? ArrivalDate,
    ImmutableArray<PayoutItemBody> Items,
    string? FailureCode,
    long Version,
    bool ByHand,
    HandoverMethod? Method,
    string? Reference,
    Providers.PayToBody? PayTo = null,
    BankingDayBody? SendOn = null)
{
    public static PayoutBody Of(PayoutView view) =>
        new(view.Id, view.Status, view.Amount, view.Period, view.ArrivalDate, [.. view.Items.Select(PayoutItemBody.Of)], view.FailureCode, view.Version, view.IsByHand, view.Receipt?.Method, view.Receipt?.Reference, SendOn: BankingDayBody.Of(view.SendOn));
}

/// <summary>What a payout pays.</summary>
/// <param name="BookingId">What earned it; null where it lapsed, of a sum, of what was written off, and of what was due together.</param>
/// <param name="Amount">How much.</param>
/// <param name="PaymentId">Of which payment; null of a sum, of what was written off, and of what was due together.</param>
/// <param name="PackageId">The package of which nobody booked it in time; null where a booking earned it.</param>
/// <param name="Kind">
/// `earned`, `clawback` for a part of a refund, which is negative, or `bundle` for the oldest of very many as one sum, which `GET /payouts/{id}/explain`
/// itemises; `dispute_reserve`, `dispute_freed` and `dispute_fee` of disputes at customers' banks; `refund_fee` for what the gateway kept of what the provider
/// gave back, and `penalty` for what they did not keep; `write_off` for what was owed and given up;
/// `reserve` for what is kept back of what was earned, and `reserve_released` for what is so no more; `withheld`, which is negative, for what is owed in the
/// other pocket of the currency, and which waits again.
/// </param>
internal sealed record PayoutItemBody(Guid? BookingId, Money Amount, Guid? PaymentId, Guid? PackageId, AccountItemKind Kind)
{
    public static PayoutItemBody Of(PayoutItem item) => new(
        item.PackageId is null && item.BookingId != Guid.Empty ? item.BookingId : null,
        item.Amount,
        item.PaymentId,
        item.PackageId,
        item.Kind);
}

/// <summary>A payout in a list.</summary>
internal sealed record PayoutListItem(Guid Id, string Status, Money Amount, PayoutPeriod Period, DateTimeOffset? ArrivalDate);

/// <param name="Latest">The payouts cut last, newest first.</param>
internal sealed record PayoutsStarted(ImmutableArray<Guid> Latest);

/// <summary>Where a provider's money is.</summary>
/// <param name="Pending">Paid by customers for work whose complaint window is not over; the provider's share of it.</param>
/// <param name="Available">Waits for the next payout.</param>
/// <param name="Negative">What refunds and disputes took that had been paid out before, as negative amounts: the next payouts are less by it.</param>
/// <param name="Pockets">
/// What both are made of, by how it is paid. A currency that had another gateway before has two: what is owed in one is withheld from the payouts of the other.
/// </param>
/// <param name="Reserved">Kept back of what was earned, to secure refunds and disputes; in no other amount here.</param>
/// <param name="Releases">What of that becomes available next, on at most ten days.</param>
/// <param name="Reserve">What is kept back of what is earned from now on; null where nothing is.</param>
/// <param name="RefundLimits">How far below zero refunds of the provider's own may bring it, where an operator has set that; in any other currency the platform's limit holds.</param>
/// <param name="InTransit">On its way to the bank.</param>
/// <param name="PaidOut">Ever paid out.</param>
/// <param name="Schedule">When the next period ends.</param>
/// <param name="NextPayouts">When what is available of each currency leaves after that; none on a manual schedule, and while payouts are held.</param>
/// <param name="Holds">Why nothing is paid out; empty as long as everything is.</param>
internal sealed record BalanceBody(
    ImmutableArray<Money> Pending,
    ImmutableArray<Money> Available,
    ImmutableArray<Money> Negative,
    ImmutableArray<PocketBody> Pockets,
    ImmutableArray<Money> Reserved,
    ImmutableArray<ReserveDue> Releases,
    ReserveTerms? Reserve,
    ImmutableArray<Money> RefundLimits,
    ImmutableArray<Money> InTransit,
    ImmutableArray<Money> PaidOut,
    PayoutScheduleBody Schedule,
    ImmutableArray<NextPayoutBody> NextPayouts,
    ImmutableArray<PayoutHoldBody> Holds);

/// <summary>What waits in one pocket of a currency.</summary>
/// <param name="Amount">How much; negative for what is owed.</param>
/// <param name="ByHand">Whether the platform has it, and an operator pays it; else it lies on the provider's account at the gateway, which pays it.</param>
internal sealed record PocketBody(Money Amount, bool ByHand);

/// <summary>Nothing is paid out.</summary>
/// <param name="By">`provider`, who paused it, `operator`, `flag`: the marketplace looks at something first, or `bank`: another bank account cools off.</param>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why.</param>
internal sealed record PayoutHoldBody(PayoutHolder By, DateTimeOffset Since, string Reason)
{
    public static ImmutableArray<PayoutHoldBody> Of(ProviderAccountView view) =>
        [.. Of(PayoutHolder.Provider, view.Paused), .. Of(PayoutHolder.Operator, view.Held), .. Of(PayoutHolder.Flag, view.Flagged), .. Of(PayoutHolder.Bank, view.CoolingOff)];

    private static ImmutableArray<PayoutHoldBody> Of(PayoutHolder by, PayoutHold? hold) =>
        hold is null ? [] : [new PayoutHoldBody(by, hold.Since, hold.Reason)];
}

/// <summary>Who holds payouts, and why.</summary>
/// <param name="Holds">Empty when nobody does any more.</param>
/// <param name="Schedule">When the next payout is; never while they are held.</param>
internal sealed record PayoutHoldsBody(ImmutableArray<PayoutHoldBody> Holds, PayoutScheduleBody Schedule)
{
    public static PayoutHoldsBody Of(ProviderAccountView view) => new(PayoutHoldBody.Of(view), PayoutScheduleBody.Of(view));
}

/// <summary>What an amount of a balance, or of a payout, is made of.</summary>
/// <param name="Id">Names it.</param>
/// <param name="At">Since when it counts; of what is pending, when it was booked.</param>
/// <param name="Kind">
/// `earned`; `clawback` for the provider's part of a refund, which is negative; `dispute_reserve` for what is kept back while a customer's bank has
/// the money, `dispute_freed` once it has decided, and `dispute_fee`; `refund_fee` for what the gateway kept of what the provider gave back; `penalty` for what they sold and did not keep; `write_off` for what was owed and given up; `reserve` for what is kept back of
/// what was earned, and `reserve_released` for what is so no more; `withheld` for what is left out of a payout, where it is negative, because of what is owed in the other pocket of the currency, and waits again, where it is positive, until
/// that is not owed any more; of what is pending, `pending`.
/// </param>
/// <param name="Amount">How much of the amount it is.</param>
/// <param name="BookingId">What it is from; null where it lapsed, of what was written off, and of what was due together.</param>
/// <param name="PaymentId">Of which payment; null of what is pending, which may be of several, of what was written off, and of what was due together.</param>
/// <param name="PackageId">The package of which nobody booked it in time; null where a booking earned it.</param>
/// <param name="ReleaseAt">Of what is kept back: until when, unless something takes it before.</param>
/// <param name="ByHand">In which pocket: what the platform pays by hand, or what lies on the provider's account at the gateway; null of what is pending.</param>
internal sealed record AccountItemBody(
    Guid Id, DateTimeOffset At, string Kind, Money Amount, Guid? BookingId, Guid? PaymentId, Guid? PackageId, DateTimeOffset? ReleaseAt, bool? ByHand);
