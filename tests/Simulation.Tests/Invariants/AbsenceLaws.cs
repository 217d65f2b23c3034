using Marketplace.Bookings;

namespace Marketplace.Simulations;

/// <summary>What holds of those who did not come, computed apart from the rules.</summary>
internal static class AbsenceLaws
{
    public static IEnumerable<Violation> Judge(History history) => [.. Reports(history), .. Ends(history), .. Hours(history)];

    /// <summary>Somebody else says so, once, after the grace and while there is time to complain.</summary>
    private static IEnumerable<Violation> Reports(History history)
    {
        foreach (var (at, reported) in history.All<BookingNoShowReported>())
        {
            var before = (BookingState)at.Step.Before;
            var terms = before.Terms!;
            if (reported.By == reported.Absent || before.NoShow is not null || before.ReleasedAt is not null)
            {
                yield return new Violation("absence", $"{at.Stream}: {reported} after {before.NoShow}");
            }

            if (at.Write.At < terms.Start + TimeSpan.FromMinutes(15) || at.Write.At >= terms.End + terms.Process!.ComplaintWindow)
            {
                yield return new Violation("absence", $"{at.Stream}: reported at {at.Write.At:u} of work from {terms.Start:u} to {terms.End:u}");
            }
        }
    }

    /// <summary>It stands when its time to contest is over or an operator said so, and then the money goes where it must, all of it, once.</summary>
    private static IEnumerable<Violation> Ends(History history)
    {
        foreach (var (at, upheld) in history.All<BookingNoShowUpheld>())
        {
            var before = (BookingState)at.Step.Before;
            var settled = upheld.Settlement;
            var held = before.Terms!.Mode is BookingMode.Unpaid ? 0 : before.Terms.Total.Amount - before.Refunded;
            var divided = settled.Refund.Amount + settled.Provider.Amount + settled.Commission.Amount + settled.CommissionTax.Amount + settled.CustomerFee.Amount - (settled.Coupon?.Amount ?? 0);
            if (divided != held || before.ReleasedAt is not null)
            {
                yield return new Violation("absence", $"{at.Stream}: {divided} of {held} were divided");
            }

            if (upheld.Absent is BookingSide.Provider && settled.Refund.Amount != held)
            {
                yield return new Violation("absence", $"{at.Stream}: nobody came, and {settled.Refund.Amount} of {held} were given back");
            }

            var byTime = at.Write.Cause.By.Role is ActorRole.Platform;
            if (byTime ? at.Write.At < before.NoShow!.ContestBy || before.NoShow.ContestedAt is not null : at.Write.Cause.By.Role is not ActorRole.Operator)
            {
                yield return new Violation("absence", $"{at.Stream}: upheld at {at.Write.At:u} by {at.Write.Cause.By.Role} of {before.NoShow}");
            }
        }
    }

    /// <summary>Overtime is what lies between the agreed end and the real one.</summary>
    private static IEnumerable<Violation> Hours(History history) =>
        from step in history.All<BookingCheckedOut>()
        let before = (BookingState)step.At.Step.Before
        let over = step.Event.At - before.Terms!.End
        where before.Attendance is null || (step.Event.Overtime ?? TimeSpan.Zero) != (over > TimeSpan.Zero ? over : TimeSpan.Zero)
        select new Violation("absence", $"{step.At.Stream}: {step.Event} after {before.Attendance}");
}
