using Marketplace.Payments;
using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>Our money against the bank's own count of it, as <see cref="GatewayLaws"/> does for cards; and what hints may do.</summary>
internal static class WalletLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Effects(town), .. Cash(town), .. Believed(town), .. Looks(town), .. Refunds(town)];

    /// <summary>I9: one payment of ours is taken once, and goes back once, or it was taken again after it had gone back.</summary>
    private static IEnumerable<Violation> Effects(Town town) =>
        from effect in town.Bank.Movements().GroupBy(movement => (movement.Type, movement.Key))
        where effect.Count() > 1
        select new Violation("I9", $"the bank did {effect.Key.Type} {effect.Count()} times for {effect.Key.Key}");

    /// <summary>I13: both books end with the same cash.</summary>
    private static IEnumerable<Violation> Cash(Town town)
    {
        var booked = town.Database.Ledger.Values.SelectMany(row => row.Transaction.Legs).Where(leg => leg.Account == Ledger.Accounts.Cash(GatewayNames.Fib)).Sum(leg => leg.Amount.Amount);
        var moved = town.Bank.Movements().Sum(movement => movement.Net);
        if (booked != moved)
        {
            yield return new Violation("I13", $"the platform has {moved} at the bank, and {booked} by the ledger");
        }
    }

    /// <summary>Whatever somebody said, we only took for paid what was paid at the bank.</summary>
    private static IEnumerable<Violation> Believed(Town town)
    {
        var paid = town.Bank.Movements().Where(movement => movement.Type == "charge").ToDictionary(movement => movement.Reference!, movement => movement.Amount, StringComparer.Ordinal);
        foreach (var (at, captured) in town.Watch.History.All<PaymentCaptured>().Where(captured => ((PaymentState)captured.At.Step.After).Gateway == GatewayNames.Fib))
        {
            if (!paid.TryGetValue(captured.PaymentReference, out var amount) || amount != captured.Amount)
            {
                yield return new Violation("hints", $"{at.Stream}: {captured.Amount} of {captured.PaymentReference} were taken for paid, and the bank has {amount}");
            }
        }
    }

    /// <summary>Hints make nobody work without end.</summary>
    private static IEnumerable<Violation> Looks(Town town) =>
        from payment in town.Watch.History.All<PaymentLookWanted>().Where(look => look.Event.IsHinted).GroupBy(look => look.At.Stream)
        let pages = town.Watch.History.All<PaymentCheckoutOpened>().Count(opened => opened.At.Stream == payment.Key)
        where payment.Count() > pages * OpenPages.MostHints
        select new Violation("hints", $"{payment.Key} was looked at {payment.Count()} times, because somebody said so, with {pages} pages");

    /// <summary>What the bank can give back is with the customer in the end, and people are only asked for what it cannot.</summary>
    private static IEnumerable<Violation> Refunds(Town town)
    {
        var pages = town.Bank.Sandbox.All().Result.ToDictionary(page => page.Id, StringComparer.Ordinal);
        foreach (var (id, payment) in town.Watch.History.Last<PaymentState>().Where(payment => payment.State is { Gateway: GatewayNames.Fib, PaymentReference: not null }))
        {
            foreach (var refund in payment.Refunds)
            {
                var page = pages[payment.PaymentReference!];
                if (refund.ByHand && page.Status is not FibPayment.Paid)
                {
                    yield return new Violation("I9", $"{id}: a person has to give back {refund.Amount}, and the bank did: {page.Status}");
                }

                if (refund is { RefundReference: null, ByHand: false } && refund.Amount.Amount == payment.Captured)
                {
                    yield return new Violation("liveness", $"{id}: {refund.Amount} are still with the bank");
                }
            }
        }
    }
}
