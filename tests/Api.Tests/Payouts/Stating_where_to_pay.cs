using Marketplace.Gateways;
using Marketplace.Postgres;
using Marketplace.Verification;

namespace Marketplace.Payouts;

/// <summary>Dinars are paid by hand: the operator reads on the payout where to, and nobody else does.</summary>
public sealed class Stating_where_to_pay(CashMarketplace cash) : IClassFixture<CashMarketplace>
{
    private const string Path = "/providers/me/bank-details/IQD";
    private const string Number = "IQ98NBIQ850123456789012";

    private readonly RunningMarketplace marketplace = cash.Running;

    [Fact]
    public async Task An_operator_pays_where_the_provider_says_once_it_has_cooled_off()
    {
        var (pia, payout) = await Earned();
        var before = (await (await marketplace.Operator()).Get($"/payouts/{payout}")).IsOk();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, before["payTo"].ValueKind);

        var key = Api.NewKey();
        var stated = (await pia.Api.Put(Path, Details(), key)).IsOk();
        Assert.Equal(("9012", true, "IQD"), (stated.String("last4"), stated["byHand"].GetBoolean(), stated.String("currency")));
        Assert.True((await pia.Api.Put(Path, Details(), key)).IsOk().IsReplay);
        (await pia.Api.Put(Path, Details(holder: "Somebody else"), key)).IsProblem(422, "key-reused");
        await marketplace.Settles();
        Assert.DoesNotContain(Number, (await pia.Api.Get("/providers/me")).IsOk().Text, StringComparison.Ordinal);
        Assert.Equal("bank", (await pia.Api.Get("/providers/me/balance")).IsOk().String("holds.0.by"));
        var mails = (await marketplace.Visitor.Get($"/sandbox/mail?to={Uri.EscapeDataString(pia.Email)}")).IsOk()["items"];
        var mail = Assert.Single(mails.EnumerateArray(), sent => sent.GetProperty("text").GetString()!.Contains("ends in 9012", StringComparison.Ordinal));
        Assert.DoesNotContain(Number, mail.GetRawText(), StringComparison.Ordinal);

        await marketplace.Pass("PT23H59M");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await (await marketplace.Operator()).Get($"/payouts/{payout}")).IsOk()["payTo"].ValueKind);
        await marketplace.Pass("PT2M");
        var (olga, again) = (await marketplace.Operator(), await marketplace.LogsIn(pia.Email));
        var shown = (await olga.Get($"/payouts/{payout}")).IsOk();
        Assert.Equal(("Pia Park", "National Bank of Iraq", Number), (shown.String("payTo.holder"), shown.String("payTo.bankName"), shown.String("payTo.iban")));
        var masked = (await again.Api.Get($"/payouts/{payout}")).IsOk();
        Assert.Equal("9012", masked.String("payTo.last4"));
        Assert.DoesNotContain(Number, masked.Text, StringComparison.Ordinal);

        (await olga.Post($"/admin/payouts/{payout}/confirm", new { method = "bank_transfer" })).IsOk();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await olga.Get($"/payouts/{payout}")).IsOk()["payTo"].ValueKind);

        // Nothing that only grows has ever heard of it.
        Assert.Equal(0, await Count($"select count(*) from events where body::text like '%{Number}%'"));
        Assert.Equal(1, await Count($"select count(*) from bank_details where iban = '{Number}'"));
        (await again.Api.Delete(Path)).Is(System.Net.HttpStatusCode.NoContent);
        (await again.Api.Delete(Path)).Is(System.Net.HttpStatusCode.NoContent);
        Assert.Equal(0, await Count($"select count(*) from bank_details where iban = '{Number}'"));
        Assert.DoesNotContain("9012", (await again.Api.Get("/providers/me")).IsOk().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_bank_would_take_is_refused_and_so_is_whoever_has_not_proved_who_they_are()
    {
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Put(Path, Details(iban: "IQ98NBIQ850123456789013"))).IsProblem(422, "not-valid", "iban");
        (await pia.Api.Put(Path, new { holder = "Pia", bankName = "Rafidain" })).IsProblem(422, "not-valid", "iban");
        (await pia.Api.Put(Path, new { holder = "Pia", bankName = "Rafidain", iban = Number, number = "1234" })).IsProblem(422, "not-valid", "iban");
        (await pia.Api.Put(Path, new { holder = "Pia", bankName = "Rafidain", number = "12'; 4" })).IsProblem(422, "not-valid", "number");
        (await pia.Api.Put(Path, new { holder = "Pia", number = "1234" })).IsProblem(422, "not-valid", "bankName");
        (await pia.Api.Put("/providers/me/bank-details/EUR", Details())).IsProblem(422, "provider.not-paid-by-hand");
        (await pia.Api.Put("/providers/me/bank-details/XXX", Details())).IsProblem(422, "not-valid", "currency");
        (await (await marketplace.Arrives("Ada")).Api.Put(Path, Details())).IsProblem(404, "provider.unknown");
        Assert.Equal("0042", (await pia.Api.Put(Path, new { holder = "Pia", bankName = "Rafidain", number = "12 34-0042", bankCode = "RAFBIQBA" })).IsOk().String("last4"));

        await marketplace.Pass("PT11M");
        (await pia.Api.Put(Path, Details())).IsProblem(403, "identity.step-up-required");
        (await pia.Api.Delete(Path)).IsProblem(403, "identity.step-up-required");
    }

    private static object Details(string iban = Number, string holder = "Pia Park") => new { holder, bankName = "National Bank of Iraq", iban };

    private async Task<long> Count(string query) => (long)(await Sql.Scalar(marketplace.Database, query))!;

    private async Task<(Person Pia, string Payout)> Earned()
    {
        var monday = await marketplace.NextMonday();
        var pia = await marketplace.GoesLive("Pia");
        var ada = await marketplace.Arrives("Ada");
        var listing = (await pia.Api.Post("/listings", new
        {
            title = "Tea in the bazaar",
            description = "An hour, with biscuits.",
            category = "other",
            price = new { type = "fixed", amount = new { amount = 80_000, currency = "IQD" } },
            duration = "PT60M",
            mode = "instant",
            rules = new { seats = 1 },
            cancellationPolicy = "flexible",
        })).IsCreated().String("id");
        (await pia.Api.Post($"/listings/{listing}/publish")).IsOk();
        var booking = await ada.Books(listing, monday.AddDays(1).AddHours(4));
        await marketplace.Settles();
        (await (await marketplace.Operator()).Post($"/payments/{booking.String("payment.id")}/confirm", new { method = "cash" })).IsOk();
        await marketplace.Pass("P12D");
        pia = await marketplace.LogsIn(pia.Email);
        return (pia, (await pia.Api.Get("/providers/me/payouts")).IsOk().String("items.0.id"));
    }
}
