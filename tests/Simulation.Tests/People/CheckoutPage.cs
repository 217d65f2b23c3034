using Marketplace.Embedded;
using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>Where a payment is paid at the gateway.</summary>
internal static class CheckoutPage
{
    /// <summary>That some pay by debit, by the name that leaves it out.</summary>
    public const string Debits = "debits";

    /// <summary>That some whose card was declined open another page, by the name that leaves it out.</summary>
    public const string Tries = "tries";

    /// <summary>Pays: by card at once, or by a debit that takes days and of which the bank may think better.</summary>
    /// <param name="page">Where.</param>
    /// <param name="town">Of whom.</param>
    /// <param name="chance">Of who pays.</param>
    /// <param name="who">For the log.</param>
    public static async Task Pay(string page, Town town, Chance chance, string who)
    {
        var gateway = town.Gateway.Sandbox;
        if (town.Scenario.Has(Debits) && chance.PerMille(200) && await gateway.DebitCheckout(page) is { Status: not CheckoutStatus.NotOffered } debit)
        {
            town.Log.Tell(who, $"pays by debit on {page}: {debit.Status}");
            if (chance.PerMille(300))
            {
                town.Outside.Run(async () =>
                {
                    await Task.Delay(chance.Between(TimeSpan.FromMinutes(2), TimeSpan.FromDays(4)), town.Outside.Time);
                    town.Log.Tell(who, $"has no money for {page}: {(await gateway.FailCheckout(page)).Status}");
                });
            }

            return;
        }

        town.Log.Tell(who, $"pays on {page}: {(await gateway.PayCheckout(page, Cheat.CardOf(who, town), isGood: true)).Status}");
    }

    /// <summary>Follows the link to the gateway's page; null where none is open.</summary>
    public static async Task<string?> Of(string payment, Func<Request, Task<Response?>> ask) =>
        await ask(new Request("GET", $"/payments/{payment}/checkout")) is { Status: 302 } reply
            ? PageIn(new Uri(reply.Headers.Single(header => header.Name == "Location").Value))
            : null;

    /// <summary>Some name it in the path, and others in the query.</summary>
    private static string PageIn(Uri url) =>
        url.Query.TrimStart('?').Split('&').FirstOrDefault(pair => pair.StartsWith("id=", StringComparison.Ordinal)) is { } named ? named[3..] : url.Segments[^1];
}
