using Marketplace.Embedded;

namespace Marketplace.Simulations;

/// <summary>
/// A customer who pays dinars with one of the wallets, or by card on a page of areeba: in time, late, on two pages at once, on one that they gave up for
/// cash, or never. Some tell the marketplace that they have paid, which is true or not.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="chance">Of its own, so that it changes nothing about what else is done.</param>
/// <param name="ask">Sends a request until it is answered; null when nobody knows what became of it.</param>
internal sealed class Payer(Town town, Chance chance, Func<Request, Task<Response?>> ask)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "wallets";

    /// <summary>That some gateways take the money of a page after it has ended and been given up, and tell nobody; by the name that leaves it out.</summary>
    public const string Stragglers = "stragglers";

    private static readonly ImmutableArray<string> Wallets = ["fib", "areeba", "fastpay", "nasswallet"];

    private readonly Chance straggling = chance.Fork(Stragglers);

    /// <summary>Where they are about to pay.</summary>
    private SimulatedWallet wallet = town.Wallets["fib"];

    /// <returns>Whether they think that they are done with it; else they hand the money over.</returns>
    public async Task<bool> Pay(Engagement booking)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(600))
        {
            return false;
        }

        wallet = town.Wallets[chance.Pick(Wallets)];
        if (await Choose(booking, wallet.Gateway) is not { } page)
        {
            return false;
        }

        await Claim(booking, page);
        if (chance.PerMille(150) && await Choose(booking, wallet.Gateway) is { } another)
        {
            PayMeanwhile(page);
            page = another;
        }

        switch (chance.Below(10))
        {
            case 0:
                if (town.Scenario.Has(Stragglers))
                {
                    town.Outside.Run(() => Straggle(booking, page, wallet));
                }

                return true;
            case 1:
                // Only an app says no for good; whoever leaves a page can come back to it.
                if (wallet.Sandbox.EndsWithItsPages)
                {
                    town.Log.Tell("a customer", $"declines {page} in the app: {await wallet.Press(app => app.Cancel(page))}");
                }

                if (await Choose(booking, chance.Pick(Wallets)) is not { } again)
                {
                    return true;
                }

                page = again;
                break;
            case 2:
                // Cash after all, and the app is still open.
                PayMeanwhile(page);
                await Post($"/bookings/{booking.Id}/payments", new { gateway = "manual" });
                return false;
            case 3:
                // Around the end of the hold, on both sides of it.
                await Wait(TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(18));
                break;
            default:
                await Wait(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(9));
                break;
        }

        await PayOn(page);
        await Claim(booking, page);
        return true;
    }

    /// <summary>Chooses who takes it, and follows the link.</summary>
    /// <returns>The gateway's id of the page; null where none is open.</returns>
    private async Task<string?> Choose(Engagement booking, string gateway) =>
        await Post($"/bookings/{booking.Id}/payments", new { gateway }) is { IsOk: true }
            && await CheckoutPage.Of(booking.PaymentId!, ask) is { } page && await At(page)
                ? page
                : null;

    /// <summary>Whoever chose another gateway while a page stays open is sent to that page.</summary>
    private async Task<bool> At(string page)
    {
        foreach (var candidate in town.Wallets.All)
        {
            if (await candidate.Sandbox.OfPage(page) is not null)
            {
                wallet = candidate;
                return true;
            }
        }

        return false;
    }

    private async Task Straggle(Engagement booking, string page, SimulatedWallet at)
    {
        await Task.Delay(straggling.Between(TimeSpan.FromHours(2), TimeSpan.FromDays(6)), town.Outside.Time);
        if (await ask(new Request("GET", $"/payments/{booking.PaymentId}")) is { IsOk: true } payment && payment.String("status") == "voided")
        {
            town.Log.Tell(at.Gateway, $"takes the money of {page} after all: {await at.Press(gateway => gateway.TakeAfterAll(page))}");
        }
    }

    private void PayMeanwhile(string page)
    {
        var at = wallet;
        town.Outside.Run(async () =>
        {
            await Wait(TimeSpan.Zero, TimeSpan.FromMinutes(6));
            await PayOn(page, at);
        });
    }

    private Task PayOn(string page) => PayOn(page, wallet);

    private async Task PayOn(string page, SimulatedWallet at) =>
        town.Log.Tell("a customer", $"pays {page} at {at.Gateway}: {await at.Press(gateway => gateway.Pay(page))}");

    /// <summary>Anybody may say anything about a page. It is worth a look, and nothing more.</summary>
    private async Task Claim(Engagement booking, string page)
    {
        for (var claims = chance.PerMille(250) ? chance.Between(1, 3) : 0; claims > 0; claims--)
        {
            var said = chance.PerMille(800) ? page : chance.NewGuid().ToString();
            await ask(new Request("POST", $"/webhooks/{wallet.Gateway}?payment={booking.PaymentId}")
            {
                Body = Request.Json(wallet.Gateway switch
                {
                    "areeba" => new { order = new { id = said } },
                    "fastpay" => new { merchant_order_id = said },
                    "nasswallet" => new { data = new Dictionary<string, string>(StringComparer.Ordinal) { ["InitTransactionId"] = said } },
                    _ => (object)new { id = said, status = chance.Pick<string>(["PAID", "DECLINED", "REFUNDED"]) },
                }),
            });
        }
    }

    private Task<Response?> Post(string path, object body) =>
        ask(new Request("POST", path) { Body = Request.Json(body), Key = chance.NewGuid().ToString("N") });

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}
