using static Marketplace.Bookings.BookingAction;
using static Marketplace.Bookings.BookingRole;
using static Marketplace.Bookings.BookingStatus;
using static Marketplace.Bookings.MoneyEffect;
using static Marketplace.Bookings.SlotEffect;

namespace Marketplace.Bookings;

/// <summary>
/// What the fifth version of negotiated work has that the fourth has not: a milestone may be complained of, and the work goes on
/// afterwards. See docs/adr/0023-complaints-of-milestones.md.
/// </summary>
internal static class FifthVersion
{
    public static BookingProcess Of(BookingProcess fourth) => fourth with
    {
        Version = 5,
        Steps =
        [
            .. fourth.Steps,
            new(Complained, ComplaintEnded, Platform, Working, Keeps, Earns),
            new(Complained, ComplaintEnded, Platform, AwaitingFunding, Keeps, Earns),
            new(Complained, MilestonePaid, Platform, Complained, Keeps, Returns),
        ],
    };
}
