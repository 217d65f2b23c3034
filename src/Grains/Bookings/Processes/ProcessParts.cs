using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;
using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>What several processes have in common.</summary>
internal static class ProcessParts
{
    public static ProcessState Start => new(None, SlotState.Free, MoneyState.None, []);

    public static ImmutableArray<ProcessState> WhilePaying =>
    [
        new(PendingPayment, SlotState.Held, MoneyState.Asked, [PaymentExpires]),
        new(PaymentExpired, SlotState.Free, MoneyState.None, [], IsEnd: true),
    ];

    public static ImmutableArray<ProcessState> WhilePaidWork =>
    [
        new(Confirmed, SlotState.Held, MoneyState.Held, [MoveExpires, Starts, AutoCompletes]),
        new(InProgress, SlotState.Held, MoneyState.Held, [AutoCompletes]),
        new(Completed, SlotState.Used, MoneyState.Held, [PayoutBecomesDue, ReviewPeriodCloses]),
        new(Closed, SlotState.Used, MoneyState.None, [], IsEnd: true),
    ];

    public static ImmutableArray<ProcessState> PaidEnds =>
    [
        new(Cancelled, SlotState.Free, MoneyState.None, [], IsEnd: true),
        new(Refunded, SlotState.Free, MoneyState.None, [], IsEnd: true),
    ];

    public static ImmutableArray<ProcessState> Unanswered =>
    [
        new(Declined, SlotState.Free, MoneyState.None, [], IsEnd: true),
        new(Expired, SlotState.Free, MoneyState.None, [], IsEnd: true),
    ];

    /// <summary>Another time, when both sides agree before it begins.</summary>
    public static ImmutableArray<ProcessStep> Moving =>
    [
        new(Confirmed, Reschedule, Anyone, Confirmed),
        new(Confirmed, AcceptReschedule, Anyone, Confirmed, Moves),
        new(Confirmed, DeclineReschedule, Anyone, Confirmed),
        new(Confirmed, MoveExpires, Platform, Confirmed),
    ];

    /// <summary>Work that was paid: done, cancelled or given back. The provider's word alone does not end the time to complain.</summary>
    public static ImmutableArray<ProcessStep> PaidWork =>
    [
        .. Moving,
        new(Confirmed, Cancel, Anyone, Cancelled, Frees, Settles),
        new(Confirmed, CancelSeats, Anyone, Confirmed, Keeps, Refunds),
        new(Confirmed, Starts, Platform, InProgress),
        .. Done(Confirmed),
        .. Done(InProgress),
        .. Refunding(Confirmed),
        .. Refunding(InProgress),
        .. Refunding(Completed),
        new(Completed, PayoutBecomesDue, Platform, Completed, Keeps, Earns),
        new(Completed, ReviewPeriodCloses, Platform, Closed, Keeps, Earns),
        new(Cancelled, Paid, Platform, Cancelled, Keeps, GivesBack),
        new(Refunded, Paid, Platform, Refunded, Keeps, GivesBack),
    ];

    /// <summary>From the held slot to the paid one. Money that comes after the hold takes the slot again, or goes back.</summary>
    public static IEnumerable<ProcessStep> Paying(BookingStatus paid, MoneyEffect how) =>
    [
        new(PendingPayment, Paid, Platform, paid, Keeps, how),
        new(PendingPayment, PaymentExpected, Platform, PendingPayment),
        new(PendingPayment, PaymentMissed, Platform, PendingPayment),
        new(PendingPayment, Cancel, Anyone, Cancelled, Frees, GivesBack),
        new(PendingPayment, PaymentExpires, Platform, PaymentExpired, Frees, GivesBack),
        new(PaymentExpired, Paid, Platform, paid, Takes, how),
        new(PaymentExpired, Paid, Platform, PaymentExpired, Keeps, GivesBack),
    ];

    public static IEnumerable<ProcessStep> Done(BookingStatus from) =>
    [
        new(from, AutoCompletes, Platform, Completed, Uses, Earns),
        new(from, Complete, Customer | Operator | Platform, Completed, Uses, Earns),
        new(from, Complete, Provider, Completed, Uses),
    ];

    public static IEnumerable<ProcessStep> Refunding(BookingStatus from) =>
    [
        new(from, Refund, ProviderSide, from, Keeps, Refunds),
        new(from, Refund, ProviderSide, Refunded, Frees, GivesBack),
    ];
}
