using Marketplace.Gateways;

namespace Marketplace.Payouts;

/// <summary>
/// Pia was paid 72.00 EUR by Stripe, of which 36.00 went back since. Then the operator has euros handed over, and later paid at Stripe again: what she owes in one pocket is
/// withheld from the other until she has earned it.
/// </summary>
public sealed class Changing_the_gateway_of_a_currency(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly object Account = new { holder = "Pia Park", bankName = "Bank", iban = "DE89370400440532013000" };

    private readonly HashSet<string> known = [];

    [Fact]
    public async Task What_is_owed_at_one_is_withheld_from_what_is_paid_by_hand_and_paid_once_it_is_earned()
    {
        await marketplace.NextMonday();
        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        (await pia.Api.Put("/providers/me/payout-schedule", new { interval = "manual" })).IsOk();
        var listing = await pia.Publishes();
        var first = await Earns(ada, listing, byHand: false);
        await PaysOut(pia);
        (await (await marketplace.Operator()).Post($"/bookings/{first}/refund", new { amount = new { amount = 40_00, currency = "EUR" }, reason = "It was not sharp." })).IsOk();
        await marketplace.Settles();

        await marketplace.RestartWith("Payments:Gateways:EUR:0=manual");
        await Earns(ada, listing, byHand: true);
        Assert.Equal([("", -36_00L, false), ("", 72_00, true)], await Shown(pia, "/providers/me/balance", "pockets"));
        var (payout, _) = Assert.Single(await PaysOut(pia));
        Assert.Equal([("earned", 72_00L, true), ("withheld", -36_00, true)], await Shown(pia, Explain(payout), "items"));
        Assert.Equal([("clawback", -36_00L, false), ("withheld", 36_00, true)], await Shown(pia, "/providers/me/balance/explain", "items"));
        (await (await marketplace.Operator()).Post($"/admin/payouts/{payout}/confirm", new { method = "bank_transfer", reference = "TX 1" })).IsOk();
        (await (await marketplace.LogsIn(pia.Email)).Api.Post("/providers/me/payouts", new { })).IsProblem(409, "payout.nothing-available");
        await marketplace.Until("the books hold", marketplace.Holds);
        await marketplace.Verifies();

        await marketplace.RestartWith();
        await Earns(ada, listing, byHand: false);
        var both = await PaysOut(pia);
        Assert.Equal([("clawback", -36_00L, false), ("earned", 72_00, false)], await Shown(pia, Explain(both.Single(made => !made.ByHand).Id), "items"));
        Assert.Equal([("withheld", 36_00L, true)], await Shown(pia, Explain(both.Single(made => made.ByHand).Id), "items"));
        Assert.Empty(await Shown(pia, "/providers/me/balance", "pockets"));

        // Where that is paid to she says although nothing else is paid by hand any more.
        pia = await marketplace.LogsIn(pia.Email);
        (await pia.Api.Put(Bank("EUR"), Account)).IsOk();
        (await pia.Api.Put(Bank("USD"), Account)).IsProblem(422, "provider.not-paid-by-hand");
        await marketplace.Until("the books hold", marketplace.Holds);
        await marketplace.Verifies();
    }

    [Fact]
    public async Task A_page_that_was_asked_for_where_it_is_offered_no_more_is_answered_alike()
    {
        await marketplace.RestartWith();
        var monday = await marketplace.NextMonday();
        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        var booking = await ada.Books(await pia.Publishes(), monday.AddDays(1).AddHours(4));
        var (path, stripe) = ($"/bookings/{booking.String("id")}/payments", new { gateway = "stripe" });
        var first = (await ada.Api.Post(path, stripe, key: "page-1")).IsCreated();

        await marketplace.RestartWith("Payments:Gateways:EUR:0=manual");
        ada = await marketplace.LogsIn(ada.Email);
        Assert.Equal(first.String("id"), (await ada.Api.Post(path, stripe, key: "page-1")).IsCreated().String("id"));
        (await ada.Api.Post(path, stripe, key: "page-2")).IsProblem(422, "payment.gateway-not-offered");
        (await ada.Api.Post(path, new { gateway = "manual" }, key: "page-1")).IsProblem(422, "key-reused");
    }

    private static string Bank(string currency) => $"/providers/me/bank-details/{currency}";

    private static string Explain(string payout) => $"/payouts/{payout}/explain";

    /// <returns>The booking, a week after it was paid.</returns>
    private async Task<string> Earns(Person ada, string listing, bool byHand)
    {
        var monday = await marketplace.NextMonday();
        ada = await marketplace.LogsIn(ada.Email);
        var booking = await ada.Books(listing, monday.AddDays(1).AddHours(4));
        await marketplace.Settles();
        if (byHand)
        {
            (await (await marketplace.Operator()).Post($"/payments/{booking.String("payment.id")}/confirm", new { method = "cash" })).IsOk();
        }
        else
        {
            await marketplace.Pays(booking);
        }

        await marketplace.Pass("P7D");
        return booking.String("id");
    }

    /// <returns>The payouts that were made, and whether an operator pays them.</returns>
    private async Task<IReadOnlyList<(string Id, bool ByHand)>> PaysOut(Person pia)
    {
        pia = await marketplace.LogsIn(pia.Email);
        var latest = (await pia.Api.Post("/providers/me/payouts", new { })).IsCreated()["latest"].EnumerateArray().Select(id => id.GetString()!).ToArray();
        await marketplace.Settles();
        var made = new List<(string, bool)>();
        foreach (var id in latest.Where(known.Add))
        {
            made.Add((id, (await pia.Api.Get($"/payouts/{id}")).IsOk()["byHand"].GetBoolean()));
        }

        return made;
    }

    /// <summary>Of each: its kind, how much, and whether it is paid by hand.</summary>
    private async Task<IEnumerable<(string Kind, long Amount, bool ByHand)>> Shown(Person pia, string path, string what) =>
        (await (await marketplace.LogsIn(pia.Email)).Api.Get(path)).IsOk()[what].EnumerateArray().Select(item => (
            item.TryGetProperty("kind", out var kind) ? kind.GetString()! : string.Empty,
            item.GetProperty("amount").GetProperty("amount").GetInt64(),
            item.GetProperty("byHand").GetBoolean())).Order();
}
