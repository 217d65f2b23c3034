using Marketplace.Bookings;

namespace Marketplace.Simulations;

/// <summary>I19: whatever ends a booking's money divides all of it that was left, counted from the sale on and apart from the rules.</summary>
internal static class SettlementLaws
{
    public static IEnumerable<Violation> Judge(History history)
    {
        foreach (var booking in history.Steps.Where(step => step.Step.After is BookingState).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            var held = 0L;
            foreach (var step in booking)
            {
                var divided = Divided(step.Step.Event);
                if (divided is { } sum && sum != held && ((BookingState)step.Step.Before).Terms!.Mode is not BookingMode.Unpaid)
                {
                    yield return new Violation("I19", $"{booking.Key}@{step.Step.Version}: {step.Step.Name} divides {sum} and {held} were left");
                }

                held = divided is null ? held + Moved(step.Step.Event) : 0;
                if (held < 0)
                {
                    yield return new Violation("I19", $"{booking.Key}@{step.Step.Version}: {step.Step.Name} leaves {held}");
                }
            }
        }
    }

    /// <summary>What comes or goes while the booking goes on.</summary>
    private static long Moved(object happened) => happened switch
    {
        BookingPlaced { Terms.Mode: not BookingMode.Unpaid } e => e.Terms.Total.Amount - (e.Terms.Balance?.Due.Amount ?? 0),
        BookingAgreed e => (e.Terms.Milestones?[0].Total ?? e.Terms.Total).Amount - (e.Terms.Balance?.Due.Amount ?? 0),
        BookingBalancePaid e => e.Amount.Amount,
        BookingMilestoneFunded e => e.Amount.Amount,
        BookingMilestoneReleased e => -Sum(e.Settlement),
        BookingChanged { Terms.Mode: not BookingMode.Unpaid } e => e.Due.Amount,
        BookingSeatsCancelled e => -e.Refund.Amount,
        BookingRefunded e => -e.Amount.Amount,
        _ => 0,
    };

    /// <summary>Null where nothing is settled: what was never charged needs no dividing.</summary>
    private static long? Divided(object happened) => happened switch
    {
        BookingCancelled { Tier: not "not_charged" } e => Sum(e.Settlement),
        BookingNoShowUpheld e => Sum(e.Settlement),
        BookingReleased e => Sum(e.Settlement),
        _ => null,
    };

    private static long Sum(Settlement settlement) =>
        settlement.Refund.Amount + settlement.Provider.Amount + settlement.Commission.Amount + settlement.CommissionTax.Amount + settlement.CustomerFee.Amount
        - (settlement.Coupon?.Amount ?? 0);
}
