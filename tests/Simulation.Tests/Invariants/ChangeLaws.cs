using Marketplace.Bookings;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What holds of change orders, computed apart from the rules.</summary>
internal static class ChangeLaws
{
    /// <summary>How late news may be while processes die and databases fail around it.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    public static IEnumerable<Violation> Judge(History history) => [.. Consents(history), .. Prices(history), .. Payments(history), .. Patience(history)];

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

    /// <summary>What is paid of the price, without a tax on top of it: that is judged by <see cref="TaxLaws"/>.</summary>
    private static long Stated(BookingTerms terms) =>
        terms.Total.Amount - terms.CustomerFee.Amount - terms.Lines.Where(line => line.Kind == "tax").Sum(line => line.Amount.Amount);

    /// <summary>What is changed costs what it would have cost, had it been sold so. What the platform takes of it is judged by <see cref="CommissionLaws"/>.</summary>
    private static IEnumerable<Violation> Prices(History history)
    {
        foreach (var (at, changed) in history.All<BookingChanged>())
        {
            var (before, after) = (((BookingState)at.Step.Before).Terms!, changed.Terms);
            var due = ((BookingState)at.Step.Before).Change!.Lines.Sum(line => line.Amount.Amount);
            var (price, paid) = (Stated(after), changed.Due.Amount);
            if (price != Stated(before) + due || after.Total.Amount != before.Total.Amount + paid)
            {
                yield return new Violation("changes", $"{at.Stream}: {before.Total} became {after.Total} for {changed.Due}");
            }
        }
    }

    /// <summary>Money that is under way is waited for, for a week from the agreement and until the work is earned, and for no longer.</summary>
    private static IEnumerable<Violation> Patience(History history)
    {
        var expected = history.All<PaymentUnderWay>().ToLookup(news => news.At.Stream.GetGuidKey(), news => news.At.CommittedAt);
        var missed = history.All<PaymentFailed>().ToLookup(news => news.At.Stream.GetGuidKey(), news => news.At.CommittedAt);
        foreach (var (at, declined) in history.All<BookingChangeDeclined>().Where(declined => declined.Event is { By: BookingSide.Platform, Reason: "It was not paid in time." }))
        {
            var (booking, payment) = ((BookingState)at.Step.Before, declined.PaymentId!.Value);
            var bound = LongestOf(booking);
            var since = expected[payment].Where(news => news < at.CommittedAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Max();
            if (at.Write.At < bound && since < at.CommittedAt - Tolerance && !missed[payment].Any(news => news >= since && news <= at.CommittedAt))
            {
                yield return new Violation("changes", $"{at.Stream}: money is under way since {since:u}, and was waited for until {at.Write.At:u}, not {bound:u}");
            }
        }

        foreach (var (at, renewed) in history.All<BookingChangeRenewed>().Where(renewed => renewed.Event.PayBy > LongestOf((BookingState)renewed.At.Step.Before)))
        {
            yield return new Violation("changes", $"{at.Stream}: {renewed} is later than {LongestOf((BookingState)at.Step.Before):u}");
        }
    }

    /// <summary>Until when whoever agreed may pay at all: a day where the other side had the last word, a week while money is under way.</summary>
    private static DateTimeOffset LongestOf(BookingState booking)
    {
        var (week, earned) = (booking.Change!.AgreedAt!.Value.AddDays(7), booking.Terms!.End + booking.Terms.Process!.ComplaintWindow);
        return week < earned ? week : earned;
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

        foreach (var (id, payment) in extras.Where(payment => !changes.Contains(payment.Key) && payment.Value.Captured != payment.Value.RefundsPromised + (payment.Value.Chargebacks?.RefundsSettled ?? 0)))
        {
            yield return new Violation("changes", $"{id} was paid for nothing: {payment.RefundsPromised} of {payment.Captured} go back");
        }
    }
}
