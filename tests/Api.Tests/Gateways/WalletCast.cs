using System.Net;

namespace Marketplace.Gateways;

/// <summary>What a test does in the bank's app, and what it counts at the bank.</summary>
internal static class WalletCast
{
    private const string Bank = "//sandbox/fib";

    /// <summary>Somebody sells something for dinars, and somebody books it.</summary>
    public static async Task<(Person Pia, Person Ada, Reply Booking)> SellsForDinars(this RunningMarketplace marketplace, int amount = 80_000)
    {
        var monday = await marketplace.NextMonday();
        var pia = await marketplace.GoesLive("Pia");
        var ada = await marketplace.Arrives("Ada");
        var listing = await pia.SellsTea(amount);
        var booking = await ada.Books(listing, monday.AddDays(3).AddHours(4));
        await marketplace.Settles();
        return (pia, ada, booking);
    }

    /// <summary>Publishes what costs so many fils.</summary>
    public static async Task<string> SellsTea(this Person pia, int amount, string mode = "instant")
    {
        var listing = (await pia.Api.Post("/listings", new
        {
            title = "Tea in the bazaar",
            description = "An hour, with biscuits.",
            category = "other",
            price = new { type = "fixed", amount = new { amount, currency = "IQD" } },
            duration = "PT60M",
            mode,
            rules = new { seats = 1 },
            cancellationPolicy = "flexible",
        })).IsCreated().String("id");
        (await pia.Api.Post($"/listings/{listing}/publish")).IsOk();
        return listing;
    }

    /// <summary>Follows the link to the gateway's page, once it is open.</summary>
    /// <returns>The gateway's id of it.</returns>
    public static async Task<string> PageOf(this RunningMarketplace marketplace, Reply booking)
    {
        var link = (await marketplace.Visitor.Get($"/payments/{booking.String("payment.id")}/checkout")).Is(HttpStatusCode.Redirect);
        return link.Headers["Location"].Split('/')[^1];
    }

    /// <returns>Whether it is paid then.</returns>
    public static async Task<bool> PaysInTheApp(this RunningMarketplace marketplace, string page)
    {
        (await marketplace.Visitor.Post($"{Bank}/pay/{page}/pay")).Is(HttpStatusCode.Redirect);
        return (await marketplace.BankPages()).Single(known => known.Id == page).IsPaid;
    }

    /// <summary>Every page that the bank ever opened, in its order.</summary>
    public static async Task<IReadOnlyList<BankPage>> BankPages(this RunningMarketplace marketplace) =>
    [
        .. (await marketplace.Visitor.Get($"{Bank}/_control/payments")).IsOk().Body.EnumerateArray().Select(page => new BankPage(
            page.GetProperty("id").GetString()!,
            page.GetProperty("callbackUrl").GetString()!.Split('=')[^1],
            page.GetProperty("amount").GetInt64(),
            page.GetProperty("paidAt").ValueKind is System.Text.Json.JsonValueKind.String,
            page.GetProperty("refunds").GetInt32())),
    ];

    public static async Task TroubleAtTheBank(this RunningMarketplace marketplace, string operation, string outcome) =>
        (await marketplace.Visitor.Post($"{Bank}/_control/faults", new { operation, outcome, times = 1 })).IsNoContent();

    public static async Task ForgetTroubleAtTheBank(this RunningMarketplace marketplace) =>
        (await marketplace.Visitor.Delete($"{Bank}/_control/faults")).IsNoContent();
}

/// <summary>A page as the bank has it.</summary>
/// <param name="Id">The bank's.</param>
/// <param name="Payment">Ours.</param>
/// <param name="Dinars">What it is about.</param>
/// <param name="IsPaid">Whether it was ever paid.</param>
/// <param name="Refunds">How often it went back.</param>
internal sealed record BankPage(string Id, string Payment, long Dinars, bool IsPaid, int Refunds);
