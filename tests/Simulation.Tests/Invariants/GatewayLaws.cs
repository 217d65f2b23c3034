using Marketplace.Ledger;
using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>Our money against the gateway's own count of it.</summary>
internal static class GatewayLaws
{
    public static IEnumerable<Violation> Judge(Town town) =>
    [
        .. Effects(town),
        .. Refunds(town),
        .. Cash(town),
        .. town.Gateway.Record.KeptCards().Select(card => new Violation("cards", $"the gateway still keeps {card.Id} for {card.Text("customer")}")),
    ];

    /// <summary>I9: every intent moved money once.</summary>
    private static IEnumerable<Violation> Effects(Town town) =>
        from effect in town.Gateway.Record.Effects()
        where effect.Times > 1
        select new Violation("I9", $"the gateway did {effect.Type} {effect.Times} times for the intent {effect.Intent}");

    /// <summary>I10: no charge was given back beyond its amount, by refunds and by banks.</summary>
    private static IEnumerable<Violation> Refunds(Town town)
    {
        var movements = town.Gateway.Record.Movements();
        var refunds = movements.Where(movement => movement.Charge is not null).ToLookup(movement => movement.Charge, StringComparer.Ordinal);
        return from charge in movements
               where charge is { Type: "charge", Reference: not null }
               let refunded = refunds[charge.Reference].Sum(refund => refund.GivenBack)
               where refunded > charge.Amount.Amount
               select new Violation("I10", $"{charge.Reference} of {charge.Amount} has refunds and disputes of {refunded}");
    }

    /// <summary>I13: both books end with the same cash.</summary>
    private static IEnumerable<Violation> Cash(Town town)
    {
        var legs = town.Database.Ledger.Values.SelectMany(row => row.Transaction.Legs).ToLookup(leg => leg.Account, leg => leg.Amount.Amount, StringComparer.Ordinal);
        foreach (var side in town.Gateway.Record.Movements().ToLookup(movement => movement.IsPlatform))
        {
            var account = side.Key ? Accounts.Cash(GatewayNames.Stripe) : Accounts.ConnectedCash(GatewayNames.Stripe);
            if (side.Sum(movement => movement.Net) != legs[account].Sum())
            {
                yield return new Violation("I13", $"{account} is {legs[account].Sum()} by the ledger and {side.Sum(movement => movement.Net)} at the gateway");
            }
        }
    }
}
