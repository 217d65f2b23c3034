using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;
using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>
/// Milestones, for what is negotiated: after each that is accepted the next is in work, or waits for its payment. What is paid for one
/// after the booking has ended goes back. See docs/adr/0021-milestones.md.
/// </summary>
internal static class MilestoneSteps
{
    /// <summary>In which the next one may be paid for.</summary>
    private static readonly ImmutableArray<BookingStatus> Funding = [Confirmed, InProgress, Delivered, ChangesRequested, Working, AwaitingFunding];

    /// <summary>In which a page that is open stays so.</summary>
    private static readonly ImmutableArray<BookingStatus> Paying = [Confirmed, InProgress, Delivered, ChangesRequested, Overdue, Working];

    /// <summary>Where money may come that nobody waits for any more.</summary>
    private static readonly ImmutableArray<BookingStatus> Ended = [Completed, Closed, Cancelled, Refunded];

    public static BookingProcess Of(BookingProcess process) => process.Name is not BookingMode.Quote ? process : process with
    {
        States =
        [
            .. process.States.Select(state => Paying.Contains(state.Status) ? state with { Timers = [.. state.Timers, FundingExpires] } : state),
            new(Working, SlotState.Used, MoneyState.Held, [DeliveryDue, FundingExpires]),
            new(AwaitingFunding, SlotState.Used, MoneyState.Held, [FundingExpires, FundingReminder, FundingLapses]),
        ],
        Steps =
        [
            .. process.Steps,
            .. Accepting(Delivered),
            .. Accepting(ChangesRequested),
            .. Accepting(Overdue),
            new(Delivered, DeliveryStands, Platform, Working, Keeps, Earns),
            new(Delivered, DeliveryStands, Platform, AwaitingFunding, Keeps, Earns),
            new(InProgress, Cancel, Anyone, Cancelled, Frees, Settles),
            new(Working, Deliver, ProviderSide, Delivered),
            new(Working, DeliveryDue, Platform, Overdue),
            new(Working, Cancel, Anyone, Cancelled, Frees, Settles),
            .. ProcessParts.Refunding(Working),
            new(AwaitingFunding, Cancel, Anyone, Cancelled, Frees, Settles),
            new(AwaitingFunding, FundingReminder, Platform, AwaitingFunding),
            new(AwaitingFunding, FundingLapses, Platform, Completed),
            .. Funding.Select(status => new ProcessStep(status, BookingAction.FundMilestone, Customer | Operator | Platform, status)),
            .. Paying.Append(AwaitingFunding).Select(status => new ProcessStep(status, FundingExpires, Platform, status)),
            .. Paying.Select(status => new ProcessStep(status, MilestonePaid, Platform, status, Keeps, Adds)),
            new(AwaitingFunding, MilestonePaid, Platform, Working, Keeps, Adds),
            new(AwaitingFunding, MilestonePaid, Platform, AwaitingFunding, Keeps, Returns),
            .. Ended.Select(status => new ProcessStep(status, MilestonePaid, Platform, status, Keeps, Returns)),
        ],
    };

    private static IEnumerable<ProcessStep> Accepting(BookingStatus from) =>
    [
        new(from, AcceptDelivery, Customer | Operator | Platform, Working, Keeps, Earns),
        new(from, AcceptDelivery, Customer | Operator | Platform, AwaitingFunding, Keeps, Earns),
    ];
}
