using System.Text.Json;
using Marketplace.Gateways;

namespace Marketplace.Treasury;

/// <summary>What the gateway sends to the platform's bank, gets from it and charges is in the books, so that these end with what the gateway has.</summary>
public sealed class Moving_the_platforms_own_money(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const string Path = "/admin/cash-movements";

    [Fact]
    public async Task What_the_gateway_sends_to_the_bank_is_booked_by_itself_and_booked_back_when_the_bank_returns_it()
    {
        var before = await Cash();
        await TopUp(100_00);
        await marketplace.Trouble("bank", "fail");

        var payout = await marketplace.Draws(30_00);
        await marketplace.Settles();
        Assert.Equal(("recorded", 30_00), await Listed(payout));
        Assert.Equal((before.Stripe + 70_00, before.Bank - 70_00), await Cash());
        await marketplace.Verifies();

        await marketplace.Pass("P1DT1H");
        Assert.Equal(("returned", 30_00), await Listed(payout));
        Assert.Equal((before.Stripe + 100_00, before.Bank - 100_00), await Cash());
        await marketplace.Verifies();
    }

    [Fact]
    public async Task What_an_operator_writes_down_before_the_gateway_tells_of_it_is_booked_once_and_as_the_gateway_says()
    {
        var before = await Cash();
        await TopUp(50_00);
        await marketplace.Webhooks(new { hold = true });
        var payout = await marketplace.Draws(20_00);
        var olga = await marketplace.Operator();
        var key = Api.NewKey();

        var recorded = (await olga.Post(Path, Of("payout", 2_00, payout), key)).IsCreated();
        Assert.True((await olga.Post(Path, Of("payout", 2_00, payout), key)).IsReplay);
        (await olga.Post(Path, Of("payout", 20_00, payout))).IsProblem(409, "treasury.known");
        Assert.Equal((before.Stripe + 48_00, before.Bank - 48_00), await Cash());

        await marketplace.Webhooks(new { hold = false });
        await marketplace.Settles();
        var read = (await olga.Get($"{Path}/{recorded.String("id")}")).IsOk();
        Assert.Equal(("recorded", 20_00), (read.String("status"), read.Number("amount.amount")));
        Assert.Equal((before.Stripe + 30_00, before.Bank - 30_00), await Cash());
        await marketplace.Verifies();
    }

    [Fact]
    public async Task What_was_written_down_wrongly_is_taken_out_of_the_books_and_written_down_again()
    {
        var before = await Cash();
        await TopUp(50_00);
        var fee = await marketplace.Charges(3_00);
        var olga = await marketplace.Operator();
        var wrong = (await olga.Post(Path, Of("fee", 30_00, fee))).IsCreated();
        var path = $"{Path}/{wrong.String("id")}";

        (await olga.Post($"{path}/correct", new { })).IsProblem(422, "not-valid", "reason");
        var key = Api.NewKey();
        Assert.Equal("corrected", (await olga.Post($"{path}/correct", new { reason = "A nought too many." }, key)).IsOk().String("status"));
        Assert.True((await olga.Post($"{path}/correct", new { reason = "A nought too many." }, key)).IsOk().IsReplay);
        (await olga.Post($"{path}/correct", new { reason = "Again." })).IsProblem(409, "treasury.not-now", "status");
        (await olga.Post(Path, Of("fee", 3_00, fee))).IsCreated();

        Assert.Equal((before.Stripe + 47_00, before.Bank - 50_00), await Cash());
        await marketplace.Verifies();
    }

    [Fact]
    public async Task Only_operators_see_it_and_what_makes_no_sense_is_refused()
    {
        var olga = await marketplace.Operator();
        (await olga.Post(Path, Of("gift", 1, "po_1"))).IsProblem(422, "not-valid", "kind");
        (await olga.Post(Path, new { kind = "fee", gateway = "manual", amount = new { amount = 0, currency = "EUR" } })).IsProblem(422, "not-valid", "gateway", "amount.amount", "reference");
        (await olga.Post(Path, new { kind = "fee", gateway = "fib", amount = new { amount = 1, currency = "EUR" }, reference = "1" })).IsProblem(422, "not-valid", "amount.currency");
        (await olga.Get($"{Path}?gateway=paypal")).IsProblem(400, "malformed-request", "gateway");
        (await olga.Get($"{Path}/{Guid.NewGuid()}")).IsProblem(404, "treasury.unknown");
        (await olga.Post($"{Path}/{Guid.NewGuid()}/correct", new { reason = "Who?" })).IsProblem(404, "treasury.unknown");

        var ada = await marketplace.Arrives("Ada");
        (await ada.Api.Get(Path)).IsProblem(403, "forbidden");
        (await ada.Api.Post(Path, Of("fee", 1, "po_1"))).IsProblem(403, "forbidden");
    }

    private async Task TopUp(long amount)
    {
        var reference = await marketplace.TopsUp(amount);
        (await (await marketplace.Operator()).Post(Path, Of("top_up", amount, reference))).IsCreated();
    }

    private static object Of(string kind, long amount, string reference) =>
        new { kind, gateway = "stripe", amount = new { amount, currency = "EUR" }, reference, note = "Of the statement." };

    private async Task<(string? Status, long Amount)> Listed(string reference)
    {
        var all = (await (await marketplace.Operator()).Get($"{Path}?gateway=stripe&limit=100")).IsOk()["items"].EnumerateArray();
        var one = Assert.Single(all, item => item.GetProperty("reference").GetString() == reference);
        return (one.GetProperty("status").GetString(), one.GetProperty("amount").GetProperty("amount").GetInt64());
    }

    private async Task<(long Stripe, long Bank)> Cash()
    {
        var accounts = (await (await marketplace.Operator()).Get("/ledger/trial-balance")).IsOk()["accounts"].EnumerateArray().ToArray();
        return (Of("cash:stripe"), Of("cash:manual"));

        long Of(string account) => accounts
            .Where(kept => kept.GetProperty("account").GetString() == account && kept.GetProperty("balance").GetProperty("currency").GetString() == "EUR")
            .Sum(kept => kept.GetProperty("balance").GetProperty("amount").GetInt64());
    }
}
