using Marketplace.Bookings;
using Marketplace.Verification;

namespace Marketplace.Coupons;

/// <summary>Operators make codes, customers pay less, providers earn as if nobody had, and the books say who paid.</summary>
public sealed class Coupons_of_the_marketplace(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Who_made_it_pays_for_it()
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        var (ada, listing, olga) = (await marketplace.Arrives("Ada"), await pia.Publishes(), await marketplace.Operator());
        var provider = (await pia.Api.Get("/providers/me")).IsOk().String("id");
        (await pia.Api.Post("/admin/coupons", new { code = "HELLO", basisPoints = 50_00 })).IsProblem(403, "forbidden");
        (await pia.Api.Post("/providers/me/coupons", new { code = "HELLO", basisPoints = 1_00, providers = new[] { provider } })).IsProblem(422, "coupon.not-valid", "providers");
        const string key = "hello";
        var body = new { code = "HELLO", basisPoints = 50_00, providers = new[] { provider } };
        var made = (await olga.Post("/admin/coupons", body, key)).IsCreated();
        Assert.True((await olga.Post("/admin/coupons", body, key)).IsReplay);
        (await olga.Post("/admin/coupons", body)).IsProblem(409, "coupon.code-taken");
        Assert.Equal(("platform", 0), (made.String("fundedBy"), made.Number("used")));
        (await olga.Post("/admin/coupons", new { code = "OTHERS", basisPoints = 50_00, providers = new[] { Guid.NewGuid() } })).IsCreated();
        (await Quote(ada, listing, Monday.AddDays(2), "OTHERS")).IsProblem(422, "coupon.not-for-this");

        var quote = (await Quote(ada, listing, Monday.AddDays(2), "hello")).IsOk();
        Assert.Equal((40_00, 72_00), (quote.Number("total.amount"), quote.Number("providerEarns.amount")));
        var booked = (await Book(ada, listing, Monday.AddDays(2), quote)).IsCreated();
        await marketplace.Pays(booked);
        var why = (await pia.Api.Get($"/bookings/{booked.String("id")}/price")).IsOk()["lines"].EnumerateArray().Single(line => line.GetProperty("line").GetProperty("kind").GetString() == "coupon");
        Assert.Equal("platform", why.GetProperty("fundedBy").GetString());

        // Nobody paid for the other one but the platform, from what it has at the gateway.
        (await olga.Post("/admin/coupons", new { code = "HOUSE", basisPoints = 100_00 })).IsCreated();
        var free = (await Book(ada, listing, Monday.AddDays(3), (await Quote(ada, listing, Monday.AddDays(3), "HOUSE")).IsOk())).IsCreated();
        Assert.Equal("confirmed", free.String("status"));
        await marketplace.Pays(await ada.Books(listing, Monday.AddDays(21)));
        Assert.Equal(0, await Expense(olga));

        await marketplace.Pass("P6D");
        olga = await marketplace.Operator();
        pia = await marketplace.LogsIn(pia.Email);
        Assert.Equal(120_00, await Expense(olga));
        await marketplace.Proves();

        // Half of what she paid goes back, and half of what the platform added to it.
        (await pia.Api.Post($"/bookings/{booked.String("id")}/refund", new { amount = new { amount = 20_00, currency = "EUR" }, reason = "It was cold." })).IsOk();
        await marketplace.Settles();
        Assert.Equal(100_00, await Expense(olga));
        Assert.Equal([0, 1, 1], (await olga.Get("/admin/coupons")).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("used").GetInt64()).Order());
        Assert.Equal(1, (await olga.Get($"/admin/coupons/{made.String("id")}")).IsOk().Number("used"));
        (await olga.Post($"/admin/coupons/{made.String("id")}/deactivate")).IsOk();

        ada = await marketplace.LogsIn(ada.Email);
        var invoice = (await ada.Api.Get("/invoices")).IsOk()["items"].EnumerateArray().Single(item => item.GetProperty("bookingId").GetString() == booked.String("id") && item.GetProperty("type").GetString() == "invoice");
        var said = (await ada.Api.Get($"/invoices/{invoice.GetProperty("id").GetString()}")).IsOk();
        Assert.Equal((80_00, 40_00), (said.Number("total.amount"), said.Number("coupon.amount")));
        await marketplace.Proves();
        var report = await LivedInDatabase.Verify(marketplace.Database);
        Assert.DoesNotContain("BROKEN", report, StringComparison.Ordinal);
    }

    private static async Task<long> Expense(Api olga) =>
        (await olga.Get("/ledger/trial-balance")).IsOk()["accounts"].EnumerateArray().Where(account => account.GetProperty("account").GetString() == "expense:coupon")
            .Sum(account => account.GetProperty("balance").GetProperty("amount").GetInt64());

    private static Task<Reply> Quote(Person who, string listing, DateTimeOffset start, string coupon) =>
        who.Api.Post($"/listings/{listing}/quote", new { start = Cast.Instant(start), coupon });

    private static Task<Reply> Book(Person who, string listing, DateTimeOffset start, Reply quote) =>
        who.Api.Post("/bookings", new { listingId = listing, start = Cast.Instant(start), quoteId = quote.String("quoteId") });
}
