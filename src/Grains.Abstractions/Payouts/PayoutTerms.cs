using System.Text.Json.Serialization;

namespace Marketplace.Payouts;

/// <summary>When a provider is paid.</summary>
/// <param name="Interval">How often.</param>
/// <param name="Weekday">For weekly and biweekly schedules; Monday by default.</param>
/// <param name="Day">For monthly schedules, 1 to 31; clamped to the month's last day.</param>
/// <param name="Minimum">Minor units below which earnings carry over to the next period.</param>
/// <param name="Currency">Of which currency; null, in what was written before minimums had one, is of each.</param>
[GenerateSerializer, Immutable, Alias("payout.schedule")]
public sealed record PayoutSchedule(PayoutInterval Interval, DayOfWeek Weekday, int Day, long Minimum, string? Currency = null)
{
    public static PayoutSchedule Default { get; } = new(PayoutInterval.Weekly, DayOfWeek.Monday, 1, 0);

    /// <summary>What is below carries over. A minimum says nothing of other currencies.</summary>
    public long MinimumIn(string currency) => Currency is null || string.Equals(Currency, currency, StringComparison.Ordinal) ? Minimum : 0;
}

public enum PayoutInterval
{
    Daily,
    Weekly,
    Biweekly,
    Monthly,

    /// <summary>Only when the provider asks.</summary>
    Manual,
}

/// <summary>The provider's share of one payment of a booking, or of what lapsed of a package, in a payout.</summary>
/// <param name="BookingId">What earned it; the package where it lapsed.</param>
/// <param name="Amount">How much.</param>
/// <param name="PaymentId">Of which payment; null, in what was written before bookings had several, is the one of the sale.</param>
/// <param name="PackageId">The package of which nobody booked it in time; null where a booking earned it.</param>
/// <param name="Kind">Why it is there.</param>
/// <param name="EntryId">Names it; null, where it was earned, is the payment that it is the share of.</param>
/// <param name="IsByHand">Whether the platform has it, and pays it by hand; else it lies on the provider's account at a gateway.</param>
[GenerateSerializer, Immutable, Alias("payout.item")]
public sealed record PayoutItem(
    Guid BookingId,
    Money Amount,
    Guid? PaymentId = null,
    Guid? PackageId = null,
    AccountItemKind Kind = AccountItemKind.Earned,
    Guid? EntryId = null,
    bool IsByHand = false)
{
    /// <summary>Of which payment, whenever it was written; of no one payment where it is a sum.</summary>
    [JsonIgnore]
    public Guid? Payment => PaymentId ?? (Kind is AccountItemKind.Earned ? Payments.PaymentId.OfSale(BookingId) : null);

    /// <summary>What names it, whenever it was written. Nothing has the same name twice.</summary>
    [JsonIgnore]
    public Guid Entry => EntryId ?? Payment!.Value;
}

/// <summary>Why something is on a provider's account. Stored by name; never rename.</summary>
public enum AccountItemKind
{
    /// <summary>The provider's share of a payment.</summary>
    Earned,

    /// <summary>What came before, as one sum.</summary>
    Bundle,

    /// <summary>The provider's part of a refund of what was earned before: a negative amount.</summary>
    Clawback,

    /// <summary>Kept back while a customer's bank has the money: a negative amount.</summary>
    DisputeReserve,

    /// <summary>What was kept back, once the bank has decided.</summary>
    DisputeFreed,

    /// <summary>The gateway's fee for a dispute that was lost: a negative amount.</summary>
    DisputeFee,

    /// <summary>The platform's part of what the provider collected: a negative amount, unless the platform's coupon pays more than that.</summary>
    Commission,

    /// <summary>What the provider owed and the platform gave up.</summary>
    WriteOff,

    /// <summary>Kept back of what was earned for some days: a negative amount.</summary>
    Reserve,

    /// <summary>What was kept back, once its days are over or something takes it.</summary>
    ReserveReleased,

    /// <summary>Left out of a payout for what is owed in the other pocket of the currency, or because nobody pays so little of it: a negative amount there, and a positive one in what waits.</summary>
    Withheld,

    /// <summary>The gateway's fee of what went back because the provider wished or caused it: a negative amount.</summary>
    RefundFee,

    /// <summary>Paid by a provider who cancelled what they sold, or did not come: a negative amount.</summary>
    Penalty,
}

/// <summary>Who holds payouts. Stored by name; never rename.</summary>
public enum PayoutHolder
{
    Provider,
    Operator,

    /// <summary>The marketplace, because of something that an operator has yet to look at.</summary>
    Flag,

    /// <summary>The marketplace, because payouts go to another bank account.</summary>
    Bank,
}

/// <summary>Nothing is paid out, and why.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("payout.hold")]
public sealed record PayoutHold(DateTimeOffset Since, string Reason);

/// <summary>What a payout covers: from the end of the last period, inclusive, to the end of this one, exclusive.</summary>
[GenerateSerializer, Immutable, Alias("payout.period")]
public sealed record PayoutPeriod(DateTimeOffset From, DateTimeOffset To);
