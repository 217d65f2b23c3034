using Marketplace.Bookings;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What holds of change orders, computed apart from the rules.</summary>
internal static class ChangeLaws
{
    public static IEnumerable<Violation> Judge(History history) => [.. Consents(history), .. Prices(history), .. Payments(history)];

    /// <summary>One is open at a time, and nobody agrees with themselves.</summary>
    private static IEnumerable<Violation> Consents(History history)
    {
        foreach (var (at, proposed) in history.All<BookingChangeProposed>().Where(proposed => ((BookingState)proposed.At.Step.Before).Change is not null))
        {
            yield return new Violation("changes", $"{at.Stream}: {proposed.Change} was proposed while another one was open");
        }

        foreach (var (at, accepted) in history.All<BookingChangeAccepted>())
        {
            var change = ((BookingState)at.Step.Before).Change;
            if (change?.Number != accepted.Number || (change.By == accepted.By && accepted.By is not BookingSide.Platform) || at.Write.At >= change.ExpiresAt)
            {
                yield return new Violation("changes", $"{at.Stream}: {accepted} of {change} at {at.Write.At:u}");
            }
        }
    }

    /// <summary>What is changed costs what it would have cost, had it been sold so: here a tenth of it is the platform's.</summary>
    private static IEnumerable<Violation> Prices(History history)
    {
        foreach (var (at, changed) in history.All<BookingChanged>())
        {
            var (before, after) = (((BookingState)at.Step.Before).Terms!, changed.Terms);
            var due = ((BookingState)at.Step.Before).Change!.Lines.Sum(line => line.Amount.Amount);
            var tenth = after.Mode is BookingMode.Unpaid ? 0 : (after.Total.Amount + 5) / 10;
            if (changed.Due.Amount != due || after.Total.Amount != before.Total.Amount + due || after.Commission.Amount != tenth)
            {
                yield return new Violation("changes", $"{at.Stream}: {before.Total} became {after.Total} for {changed.Due}, with {after.Commission} for the platform");
            }
        }
    }

    /// <summary>Nothing is added unpaid, and what was paid for nothing goes back.</summary>
    private static IEnumerable<Violation> Payments(History history)
    {
        var changes = history.All<BookingChanged>().Where(changed => changed.Event.PaymentId is not null).ToLookup(changed => changed.Event.PaymentId!.Value);
        var extras = history.Last<PaymentState>().Where(payment => payment.State.Purpose is PaymentPurpose.ChangeOrder).ToDictionary(payment => payment.Id.GetGuidKey(), payment => payment.State);
        foreach (var (at, unpaid) in history.All<BookingChanged>().Where(changed => changed.Event is { PaymentId: null, Due.Amount: > 0, Terms.Mode: not BookingMode.Unpaid }))
        {
            yield return new Violation("changes", $"{at.Stream}: {unpaid.Due} were added and not paid");
        }

        foreach (var same in changes)
        {
            if (same.Count() > 1 || extras.GetValueOrDefault(same.Key)?.Captured != same.First().Event.Due.Amount)
            {
                yield return new Violation("changes", $"{same.First().At.Stream}: {same.Count()} changes of {same.First().Event.Due} for {extras.GetValueOrDefault(same.Key)?.Captured}");
            }
        }

        foreach (var (id, payment) in extras.Where(payment => !changes.Contains(payment.Key) && payment.Value.Captured != payment.Value.RefundsPromised))
        {
            yield return new Violation("changes", $"{id} was paid for nothing: {payment.RefundsPromised} of {payment.Captured} go back");
        }
    }
}
