using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;
using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>
/// What the second version of every process has that the first has not: the provider checks in and out, and either side may say
/// that the other did not come. See docs/adr/0015-processes-grow-by-versions.md.
/// </summary>
internal static class SecondVersion
{
    public static BookingProcess Of(BookingProcess first)
    {
        var isPaid = first.Name is not BookingMode.Unpaid;
        return first with
        {
            Version = 2,
            States = [.. first.States, .. States(isPaid ? MoneyState.Held : MoneyState.None)],
            Steps = [.. first.Steps, .. Attendance, .. NoShows(isPaid ? Settles : Nothing, isPaid ? Earns : Nothing), .. isPaid ? Refunds : []],
        };
    }

    /// <summary>The time has passed, so nobody waits for the slot any more.</summary>
    private static ImmutableArray<ProcessState> States(MoneyState held) =>
    [
        new(NoShowReported, SlotState.Used, held, [NoShowStands]),
        new(Disputed, SlotState.Used, held, [DisputeLapses]),
        new(NoShow, SlotState.Used, MoneyState.None, [], IsEnd: true),
    ];

    private static ImmutableArray<ProcessStep> Attendance =>
    [
        new(Confirmed, CheckIn, ProviderSide, Confirmed),
        new(InProgress, CheckIn, ProviderSide, InProgress),
        new(InProgress, CheckOut, ProviderSide, InProgress),
    ];

    private static ImmutableArray<ProcessStep> NoShows(MoneyEffect settles, MoneyEffect earns) =>
    [
        new(Confirmed, ReportNoShow, Anyone, NoShowReported, Uses),
        new(InProgress, ReportNoShow, Anyone, NoShowReported, Uses),
        new(Completed, ReportNoShow, Anyone, NoShowReported),
        new(NoShowReported, NoShowStands, Platform, NoShow, Keeps, settles),
        new(NoShowReported, ContestNoShow, Anyone, Disputed),
        .. Deciding(NoShowReported, settles, earns),
        .. Deciding(Disputed, settles, earns),
        new(Disputed, DisputeLapses, Platform, Completed, Keeps, earns),
    ];

    private static IEnumerable<ProcessStep> Deciding(BookingStatus from, MoneyEffect settles, MoneyEffect earns) =>
    [
        new(from, DecideNoShow, Operator | Platform, NoShow, Keeps, settles),
        new(from, DecideNoShow, Operator | Platform, Completed, Keeps, earns),
    ];

    /// <summary>A provider who was away may give the money back without waiting for anybody.</summary>
    private static IEnumerable<ProcessStep> Refunds => [.. ProcessParts.Refunding(NoShowReported), .. ProcessParts.Refunding(Disputed)];
}
