using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;
using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>
/// What the third version of every process has that the second has not: work that is delivered and accepted, where the terms say so,
/// change orders, tips where there is money, and milestones where prices are negotiated.
/// See docs/adr/0015-processes-grow-by-versions.md and docs/adr/0017-delivered-work-ends-by-a-word.md.
/// </summary>
internal static class ThirdVersion
{
    public static BookingProcess Of(BookingProcess second)
    {
        var isPaid = second.Name is not BookingMode.Unpaid;
        return MilestoneSteps.Of(TipSteps.Of(ChangeOrderSteps.Of(second with
        {
            Version = 3,
            States = [.. second.States.Select(AwaitingWork), .. States(isPaid ? MoneyState.Held : MoneyState.None)],
            Steps = [.. second.Steps, .. Deliveries(isPaid ? Settles : Nothing, isPaid ? Earns : Nothing), .. isPaid ? Refunds : []],
        })));
    }

    /// <summary>Where something is to be delivered the passing of the end completes nothing.</summary>
    private static ProcessState AwaitingWork(ProcessState state) =>
        state.Status is InProgress ? state with { Timers = [.. state.Timers, DeliveryDue] } : state;

    /// <summary>The booked time has passed or was used, so nobody waits for the slot any more.</summary>
    private static ImmutableArray<ProcessState> States(MoneyState held) =>
    [
        new(Delivered, SlotState.Used, held, [DeliveryStands]),
        new(ChangesRequested, SlotState.Used, held, [DeliveryDue]),
        new(Overdue, SlotState.Used, held, [OverdueLapses]),
    ];

    private static ImmutableArray<ProcessStep> Deliveries(MoneyEffect settles, MoneyEffect earns) =>
    [
        new(Confirmed, Deliver, ProviderSide, Delivered, Uses),
        new(InProgress, Deliver, ProviderSide, Delivered, Uses),
        new(InProgress, DeliveryDue, Platform, Overdue, Uses),
        new(Delivered, Deliver, ProviderSide, Delivered),
        new(Delivered, RequestChanges, Customer | Operator | Platform, ChangesRequested),
        new(Delivered, AcceptDelivery, Customer | Operator | Platform, Completed, Keeps, earns),
        new(Delivered, DeliveryStands, Platform, Completed, Keeps, earns),
        new(Delivered, Cancel, ProviderSide, Cancelled, Frees, settles),
        new(ChangesRequested, Deliver, ProviderSide, Delivered),
        new(ChangesRequested, AcceptDelivery, Customer | Operator | Platform, Completed, Keeps, earns),
        new(ChangesRequested, DeliveryDue, Platform, Overdue),
        new(ChangesRequested, Cancel, ProviderSide, Cancelled, Frees, settles),
        new(Overdue, Deliver, ProviderSide, Delivered),
        new(Overdue, AcceptDelivery, Customer | Operator | Platform, Completed, Keeps, earns),
        new(Overdue, Cancel, Anyone, Cancelled, Frees, settles),
        new(Overdue, OverdueLapses, Platform, Cancelled, Frees, settles),
    ];

    private static IEnumerable<ProcessStep> Refunds =>
        [.. ProcessParts.Refunding(Delivered), .. ProcessParts.Refunding(ChangesRequested), .. ProcessParts.Refunding(Overdue)];
}
