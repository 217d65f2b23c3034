using Marketplace.Gateways;
using Marketplace.Payments;
using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>Our money against each gateway's own count of it, as <see cref="GatewayLaws"/> does for cards at Stripe; and what hints may do.</summary>
internal static class WalletLaws
{
    public static IEnumerable<Violation> Judge(Town town) =>
        [.. town.Wallets.All.SelectMany(wallet => Judge(town, wallet)), .. Looks(town)];

    private static IEnumerable<Violation> Judge(Town town, SimulatedWallet wallet) =>
        [.. Effects(wallet), .. Cash(town, wallet), .. Believed(town, wallet), .. Refunds(town, wallet)];

    /// <summary>I9: one payment of ours is taken once, and goes back once, or it was taken again after it had gone back.</summary>
    private static IEnumerable<Violation> Effects(SimulatedWallet wallet) =>
        from effect in wallet.Movements().GroupBy(movement => (movement.Type, movement.Key))
        where effect.Count() > 1
        select new Violation("I9", $"{wallet.Gateway} did {effect.Key.Type} {effect.Count()} times for {effect.Key.Key}");

    /// <summary>I13: both books end with the same cash.</summary>
    private static IEnumerable<Violation> Cash(Town town, SimulatedWallet wallet)
    {
        var booked = town.Database.Ledger.Values.SelectMany(row => row.Transaction.Legs).Where(leg => leg.Account == Ledger.Accounts.Cash(wallet.Gateway)).Sum(leg => leg.Amount.Amount);
        var moved = wallet.Movements().Sum(movement => movement.Net);
        if (booked != moved)
        {
            yield return new Violation("I13", $"the platform has {moved} at {wallet.Gateway}, and {booked} by the ledger");
        }
    }

    /// <summary>Whatever somebody said, we only took for paid what was paid there.</summary>
    private static IEnumerable<Violation> Believed(Town town, SimulatedWallet wallet)
    {
        var paid = wallet.Movements().Where(movement => movement.Type == "charge").ToDictionary(movement => movement.Reference!, movement => movement.Amount, StringComparer.Ordinal);
        foreach (var (at, captured) in town.Watch.History.All<PaymentCaptured>().Where(captured =>
            ((PaymentState)captured.At.Step.After).Gateway == wallet.Gateway && !HandoverReference.Is(captured.Event.ChargeReference)))
        {
            if (!paid.TryGetValue(captured.PaymentReference, out var amount) || amount != captured.Amount)
            {
                yield return new Violation("hints", $"{at.Stream}: {captured.Amount} of {captured.PaymentReference} were taken for paid, and {wallet.Gateway} has {amount}");
            }
        }
    }

    /// <summary>Hints make nobody work without end.</summary>
    private static IEnumerable<Violation> Looks(Town town) =>
        from payment in town.Watch.History.All<PaymentLookWanted>().Where(look => look.Event.IsHinted).GroupBy(look => look.At.Stream)
        let pages = town.Watch.History.All<PaymentCheckoutOpened>().Count(opened => opened.At.Stream == payment.Key)
        where payment.Count() > pages * OpenPages.MostHints
        select new Violation("hints", $"{payment.Key} was looked at {payment.Count()} times, because somebody said so, with {pages} pages");

    /// <summary>What the gateway can give back is with the customer in the end, and people are only asked for what it cannot.</summary>
    private static IEnumerable<Violation> Refunds(Town town, SimulatedWallet wallet)
    {
        var orders = wallet.Orders.ToDictionary(order => order.Id, StringComparer.Ordinal);
        foreach (var (id, payment) in town.Watch.History.Last<PaymentState>().Where(payment => payment.State is { PaymentReference: not null } state && state.Gateway == wallet.Gateway))
        {
            foreach (var refund in payment.Refunds.Where(_ => orders.ContainsKey(payment.PaymentReference!)))
            {
                var given = orders[payment.PaymentReference!].Acts.Any(act =>
                    act.Kind is WalletActKind.Refund && (act.Key.Length == 0 || act.Key == refund.IntentId.ToString("N")));
                if (refund.ByHand && given)
                {
                    yield return new Violation("I9", $"{id}: a person has to give back {refund.Amount}, and {wallet.Gateway} did");
                }

                if (refund.RefundReference is null && !Handovers.IsRefund(payment, refund))
                {
                    yield return new Violation("liveness", $"{id}: {refund.Amount} are still with {wallet.Gateway}");
                }
            }
        }
    }
}
