using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What holds of cards that customers let be kept, computed apart from the rules.</summary>
internal static class CardLaws
{
    /// <summary>More tries than anybody promised.</summary>
    private const int MostTries = 3;

    public static IEnumerable<Violation> Judge(History history) =>
    [
        .. Consent(history),
        .. Tries(history),
        .. Left(history),
    ];

    /// <summary>Nothing is charged to a card but the balance of the sale that it paid for, and only where its owner had said that it may be kept when they paid.</summary>
    private static IEnumerable<Violation> Consent(History history)
    {
        var kept = history.All<PaymentCaptured>().Where(paid => paid.Event.Kept is not null)
            .ToDictionary(paid => paid.Event.Kept!.MethodReference, paid => (PaymentState)paid.At.Step.Before, StringComparer.Ordinal);
        foreach (var (at, started) in history.All<PaymentStarted>().Where(one => one.Event.Card is not null))
        {
            var sale = kept.GetValueOrDefault(started.Card!.MethodReference);
            if (started.Purpose is not PaymentPurpose.Balance || sale is not { KeepCard: true } || sale.BookingId != started.BookingId || sale.CustomerId != started.CustomerId)
            {
                yield return new Violation("cards", $"{at.Step.Stream} is charged to {started.Card}, which nobody let be kept for it");
            }
        }
    }

    /// <summary>It is tried a few times, never where the money is not waited for, while it is paid elsewhere, after its time, or sooner than was said.</summary>
    private static IEnumerable<Violation> Tries(History history)
    {
        foreach (var payment in history.All<PaymentChargeWanted>().GroupBy(one => one.At.Step.Stream, StringComparer.Ordinal))
        {
            var (count, final) = (0, false);
            foreach (var (at, tried) in payment)
            {
                var before = (PaymentState)at.Step.Before;
                final |= before.Charge is { NextAt: null };
                if (++count > MostTries || final || before is not { Status: PaymentStatus.Pending, NotWanted: null, CheckoutIntent: null } || tried.At >= before.ExpiresAt || tried.At < before.Charge!.NextAt)
                {
                    yield return new Violation("cards", $"{payment.Key} was charged at {tried.At:u}, the {count}. time, as {before.Status}, to be paid until {before.ExpiresAt:u} and not before {before.Charge?.NextAt:u}");
                }
            }
        }

        foreach (var (at, opened) in history.All<PaymentCheckoutOpened>().Where(one => ((PaymentState)one.At.Step.Before).Charge is { IntentId: not null }))
        {
            yield return new Violation("cards", $"{at.Step.Stream} has the page {opened.CheckoutReference} while its card is charged");
        }
    }

    /// <summary>In the end nothing is kept.</summary>
    private static IEnumerable<Violation> Left(History history) =>
        from payment in history.Last<PaymentState>()
        where payment.State is { Kept: not null } or { Charge: { IntentId: not null } } or { Charge.Mails.IsEmpty: false }
        select new Violation("cards", $"{payment.Id} keeps {payment.State.Kept} and wants {payment.State.Charge}");
}
