using System.Net;
using System.Text.Json;
using System.Web;

namespace Marketplace.Gateways;

/// <summary>What a test does on the pages of wallets, and what it counts where the money is. Where it names no gateway it means the bank.</summary>
internal static class WalletCast
{
    private const string Bank = "fib";

    /// <summary>Somebody sells something for dinars, and somebody books it.</summary>
    public static async Task<(Person Pia, Person Ada, Reply Booking)> SellsForDinars(
        this RunningMarketplace marketplace, string mode = "instant")
    {
        var monday = await marketplace.NextMonday();
        var pia = await marketplace.GoesLive("Pia");
        var ada = await marketplace.Arrives("Ada");
        var listing = await pia.SellsTea(80_000, mode);
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
    public static Task<string> PageOf(this RunningMarketplace marketplace, Reply booking) => marketplace.PageOf(booking.String("payment.id"));

    /// <inheritdoc cref="PageOf(RunningMarketplace, Reply)"/>
    public static async Task<string> PageOf(this RunningMarketplace marketplace, string payment)
    {
        var link = (await marketplace.Visitor.Get($"/payments/{payment}/checkout")).Is(HttpStatusCode.Redirect);
        var url = new Uri(link.Headers["Location"]);
        return HttpUtility.ParseQueryString(url.Query)["id"] ?? url.Segments[^1];
    }

    /// <returns>Whether it is paid then.</returns>
    public static async Task<bool> PaysInTheApp(this RunningMarketplace marketplace, string page, string gateway = Bank)
    {
        (await marketplace.Visitor.Post($"//sandbox/{gateway}/pay/{page}/pay")).Is(HttpStatusCode.Redirect);
        return (await marketplace.BankPages(gateway)).Single(known => known.Id == page.Split('.')[0]).IsPaid;
    }

    /// <summary>Every order that the gateway ever had a page of, in its order.</summary>
    public static async Task<IReadOnlyList<BankPage>> BankPages(this RunningMarketplace marketplace, string gateway = Bank) =>
    [
        .. (await marketplace.Visitor.Get($"//sandbox/{gateway}/_control/orders")).IsOk().Body.EnumerateArray().Select(page => new BankPage(
            page.GetProperty("id").GetString()!,
            page.GetProperty("callbackUrl").GetString()!.Split('=')[^1],
            page.GetProperty("amount").GetInt64(),
            page.GetProperty("paidAt").ValueKind is JsonValueKind.String || page.GetProperty("reservedAt").ValueKind is JsonValueKind.String,
            page.GetProperty("paidAt").ValueKind is JsonValueKind.String,
            [.. page.GetProperty("acts").EnumerateArray().Where(act => act.GetProperty("kind").GetString() == "refund").Select(act => act.GetProperty("amount").GetInt64())])),
    ];

    public static async Task TroubleAtTheBank(this RunningMarketplace marketplace, string operation, string outcome, string gateway = Bank) =>
        (await marketplace.Visitor.Post($"//sandbox/{gateway}/_control/faults", new { operation, outcome, times = 1 })).IsNoContent();

    public static async Task ForgetTroubleAtTheBank(this RunningMarketplace marketplace, string gateway = Bank) =>
        (await marketplace.Visitor.Delete($"//sandbox/{gateway}/_control/faults")).IsNoContent();
}

/// <summary>An order as the gateway has it.</summary>
/// <param name="Id">The gateway's.</param>
/// <param name="Payment">Ours.</param>
/// <param name="Dinars">What it is about.</param>
/// <param name="IsPaid">Whether a customer ever paid it, or had money held for it.</param>
/// <param name="IsTaken">Whether the money was ever taken.</param>
/// <param name="Refunds">What went back of it.</param>
internal sealed record BankPage(string Id, string Payment, long Dinars, bool IsPaid, bool IsTaken, ImmutableArray<long> Refunds);
