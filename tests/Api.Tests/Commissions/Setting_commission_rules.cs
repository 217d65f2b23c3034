using System.Text.Json;
using Marketplace.Bookings;

namespace Marketplace.Commissions;

/// <summary>What the platform takes, from the operator's wish to what is frozen on bookings.</summary>
public sealed class Setting_commission_rules(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task They_apply_from_now_on_and_stay_on_what_was_sold()
    {
        var (pia, ada, olga, listing) = await Meet();
        var first = await Set(olga, new { rules = new object[] { Rest(10_00) } });
        var old = await ada.Books(listing, Monday.AddDays(7).AddHours(1));
        var version = await Set(olga, new { rules = new object[] { Rest(20_00) }, taxBasisPoints = 19_00 });
        Assert.Equal(first + 1, version);
        var dear = await ada.Books(listing, Monday.AddDays(7).AddHours(2));
        await Set(olga, new { rules = new object[] { new { id = "piano", when = new { categories = new[] { "other" } }, @fixed = new[] { Euro(300) } }, Rest(20_00) }, note = "Spring" });
        var flat = await ada.Books(listing, Monday.AddDays(7).AddHours(3));

        Assert.Equal(("rest", first), await Origin(pia, old));
        Assert.Equal(("rest", version), await Origin(pia, dear));
        Assert.Equal(("piano", version + 1), await Origin(pia, flat));
        var line = (await pia.Api.Get($"/bookings/{flat.String("id")}/price")).IsOk();
        Assert.Equal(("fixed", -300), (line.String("lines.1.rule"), line.Number("lines.1.line.amount.amount")));

        // Versions are kept: whoever asks what was taken then is told.
        Assert.Equal(20_00, (await olga.Get($"/admin/commission-rules/versions/{version}")).IsOk().Number("rules.0.basisPoints"));
        (await olga.Get("/admin/commission-rules/versions/99")).IsProblem(404, "commission.version-unknown");
        (await olga.Get("/admin/commission-rules/versions/0")).IsProblem(404, "commission.version-unknown");
        var page = (await olga.Get("/admin/commission-rules/versions?limit=1")).IsOk();
        var next = (await olga.Get($"/admin/commission-rules/versions?limit=1&cursor={page.String("next")}")).IsOk();
        Assert.Equal(page.Number("items.0.version") + 1, next.Number("items.0.version"));

        foreach (var booking in (Reply[])[old, dear, flat])
        {
            await marketplace.Pays(booking);
        }

        await marketplace.Proves();
    }

    [Fact]
    public async Task Until_somebody_sets_some_those_of_the_configuration_apply()
    {
        var fresh = await RunningMarketplace.With("Commission:CustomerFeeBasisPoints=500");
        try
        {
            var read = (await (await fresh.Operator()).Get("/admin/commission-rules")).IsOk();
            Assert.Equal(("default", 10_00, "customer-fee", 5_00), (read.String("rules.0.id"), read.Number("rules.0.basisPoints"), read.String("customerFees.0.id"), read.Number("customerFees.0.basisPoints")));
            Assert.Equal((0, "\"0\""), (read.Number("version"), read.ETag));
        }
        finally
        {
            await fresh.DisposeAsync();
        }
    }

    [Fact]
    public async Task Nobody_replaces_what_they_have_not_seen()
    {
        var (_, _, olga, _) = await Meet();
        var body = new { rules = new object[] { Rest(12_00) } };
        (await Put(olga, body, null)).IsProblem(428, "precondition-required");
        var tag = (await olga.Get("/admin/commission-rules")).IsOk().ETag!;
        var key = Api.NewKey();
        var set = (await Put(olga, body, tag, key)).IsOk();
        Assert.Equal(set.Number("version"), (await Put(olga, body, tag, key)).IsOk().Number("version"));
        (await Put(olga, body, tag)).IsProblem(412, "precondition-failed");
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_why()
    {
        var (pia, _, olga, listing) = await Meet();
        (await Put(olga, new { rules = new object[] { Rest(10_00), new { id = "dead", when = new { modes = new[] { "instant" } }, basisPoints = 5_00 } } }))
            .IsProblem(422, "commission.rules-not-valid", "rules[1]", "rules");
        (await Put(olga, new { rules = new object[] { new { id = "a b", when = new { categories = Array.Empty<string>(), registeredWithin = "soon" }, basisPoints = 5, @fixed = new[] { Euro(1) } } } }))
            .IsProblem(422, "not-valid", "rules[0]", "rules[0].id", "rules[0].when.categories", "rules[0].when.registeredWithin");
        (await Put(olga, new { })).IsProblem(422, "not-valid", "rules");
        (await pia.Api.Get("/admin/commission-rules")).IsProblem(403, "forbidden");

        object draft = new { rules = new object[] { new { id = "new", when = new { registeredWithin = "P1D", modes = new[] { "quote" } }, basisPoints = 0 }, Rest(30_00) }, taxBasisPoints = 10_00 };
        var would = (await olga.Post("/admin/commission-rules/preview", new { listingId = listing, quantity = 2, draft })).IsOk();
        Assert.Equal(("rest", 48_00, 4_80), (would.String("ruleId"), would.Number("commission.amount"), would.Number("commissionTax.amount")));
        Assert.Equal(("modes", false, "instant"), (would.String("rules.0.conditions.0.condition"), would["rules"][0].GetProperty("conditions")[0].GetProperty("holds").GetBoolean(), would.String("rules.0.conditions.0.found")));
        Assert.True((await olga.Post("/admin/commission-rules/preview", new { listingId = listing })).IsOk().Number("version") >= 0);
        (await olga.Post("/admin/commission-rules/preview", new { listingId = Guid.NewGuid() })).IsProblem(404, "listing.unknown");
        (await olga.Post("/admin/commission-rules/preview", new { listingId = listing, draft = new { rules = Array.Empty<object>() } })).IsProblem(422, "commission.rules-not-valid", "rules");
    }

    private static async Task<(string, long)> Origin(Person pia, Reply booking)
    {
        var price = (await pia.Api.Get($"/bookings/{booking.String("id")}/price")).IsOk();
        return (price.String("lines.1.ruleId")!, price.Number("lines.1.rulesVersion"));
    }

    private static async Task<long> Set(Api olga, object rules) => (await Put(olga, rules)).IsOk().Number("version");

    private static async Task<Reply> Put(Api olga, object rules) => await Put(olga, rules, (await olga.Get("/admin/commission-rules")).IsOk().ETag);

    private static Task<Reply> Put(Api olga, object rules, string? seen, string? key = null)
    {
        (string, string)[] keyed = [("Idempotency-Key", key ?? Api.NewKey())];
        return olga.Send(HttpMethod.Put, "/admin/commission-rules", Api.Raw(JsonSerializer.Serialize(rules)), seen is null ? keyed : [.. keyed, ("If-Match", seen)]);
    }

    private static object Rest(int basisPoints) => new { id = "rest", label = "Everything else", basisPoints };

    private static object Euro(long amount) => new { amount, currency = "EUR" };

    private async Task<(Person Pia, Person Ada, Api Olga, string Listing)> Meet()
    {
        await marketplace.FreezeOnce(Monday);
        var pia = await marketplace.GoesLive("Pia");
        return (pia, await marketplace.Arrives("Ada"), await marketplace.Operator(), await pia.Publishes());
    }
}
