using System.Text.Json;
using Marketplace.Gateways;

namespace Marketplace.Interleavings;

/// <summary>After a story everything holds that always must, all money is where the books say, and nothing is left half done.</summary>
internal sealed class Judge(Stage stage)
{
    private const string Stripe = "stripe";

    /// <summary>Fils in a dinar; gateways of dinars count whole ones.</summary>
    private const int Fils = 1_000;

    private static readonly ImmutableArray<string> Ends =
        ["closed", "payment_expired", "declined", "expired", "cancelled", "refunded"];

    private static readonly ImmutableArray<string> Queues =
        ["/admin/queues/reconciliation", "/admin/queues/webhooks", "/admin/queues/intents", "/admin/queues/relays"];

    public async Task Judges()
    {
        await stage.Marketplace.Verifies();
        var proof = await Read("/ledger/proof");
        Assert.True(proof["holds"].GetBoolean(), $"The proof does not hold: {proof.Text}");
        await TheMoneyIsWhereTheBooksSay();
        foreach (var queue in Queues)
        {
            var left = await Read(queue);
            Assert.True(left["items"].GetArrayLength() == 0, $"{queue} is not empty: {left.Text}");
        }

        foreach (var (number, booking) in stage.Bookings)
        {
            var read = await Read($"/bookings/{booking.Id}");
            Assert.True(Ends.Contains(read.String("status"), StringComparer.Ordinal), $"#{number} has not come to its end: {read.Text}");
        }
    }

    /// <summary>What the gateways count, against what the ledger says that they have.</summary>
    private async Task TheMoneyIsWhereTheBooksSay()
    {
        var booked = (await Read("/ledger/trial-balance"))["accounts"].EnumerateArray()
            .ToLookup(account => account.GetProperty("account").GetString(), account => account.GetProperty("balance").GetProperty("amount").GetInt64());
        var all = (await stage.Marketplace.Visitor.Get("//sandbox/stripe/_control/movements")).IsOk()["data"].EnumerateArray().ToArray();
        var platform = all.Where(IsPlatform).Sum(Net);
        Assert.Equal((platform, all.Sum(Net) - platform), (booked[$"cash:{Stripe}"].Sum(), booked[$"cash:{Stripe}:connected"].Sum()));
        var orders = await stage.Marketplace.BankPages(stage.Wallet);
        Assert.Equal(
            orders.Where(order => order.IsTaken).Sum(order => order.Dinars - order.Refunds.Sum()) * Fils,
            booked[$"cash:{stage.Wallet}"].Sum());
    }

    private static long Net(JsonElement movement) => movement.GetProperty("net").GetInt64();

    private static bool IsPlatform(JsonElement movement) => movement.GetProperty("account").GetString() == "acct_platform";

    private async Task<Reply> Read(string path) => (await stage.Ask(Stage.Olga, api => api.Get(path))).IsOk();
}
