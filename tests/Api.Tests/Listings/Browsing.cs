using Marketplace.Providers;

namespace Marketplace.Listings;

public sealed class Browsing(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task Words_categories_and_prices_find_listings()
    {
        var pia = await marketplace.OpensShop("Pia");
        var word = $"w{Guid.NewGuid():N}";
        var cheap = await Publish(pia, $"{word} wash", $"{word}/dogs", 10_00);
        var dear = await Publish(pia, $"{word} cut", word, 90_00);

        Assert.Equal([cheap], await Found($"q={word}+wash"));
        Assert.Equal([dear, cheap], await Found($"category={word}"));
        Assert.Equal([cheap], await Found($"category={word}/dogs"));
        Assert.Empty(await Found($"category={word[..^1]}"));
        Assert.Empty(await Found($"category={word[..^1]}%25"));
        Assert.Equal([dear], await Found($"q={word}&priceMin=2000"));
        Assert.Equal([cheap, dear], await Found($"q={word}&sort=price"));
        Assert.Equal([dear, cheap], await Found($"q={word}&sort=-price"));
        Assert.Equal([dear, cheap], await Found($"q={word}&sort=newest"));
        Assert.Empty(await Found($"q={word}&currency=USD"));
        Assert.Empty(await Found($"q={word}&rating=1"));
        Assert.Equal(2, (await Found($"q={word}&sort=rating")).Length);
        Assert.Equal(2, (await Found($"q={word}")).Length);
    }

    [Theory]
    [InlineData("sort=colour")]
    [InlineData("priceMin=cheap")]
    [InlineData("priceMax=-1")]
    [InlineData("rating=6")]
    [InlineData("currency=euro")]
    [InlineData("limit=0")]
    [InlineData("cursor=abc")]
    public async Task What_cannot_be_read_is_refused(string query) =>
        (await marketplace.Visitor.Get($"/listings?{query}")).IsProblem(400, "malformed-request");

    [Theory]
    [InlineData("%22")]
    [InlineData("%27%3B%20drop%20table%20listings")]
    [InlineData("%26%7C%21%28%29%3A%2A")]
    [InlineData("-")]
    public async Task Any_words_may_be_asked(string words) => (await marketplace.Visitor.Get($"/listings?q={words}")).IsOk();

    [Theory]
    [InlineData("newest")]
    [InlineData("price")]
    [InlineData("-price")]
    [InlineData("rating")]
    [InlineData("relevance")]
    public async Task Pages_follow_each_other_in_every_order(string sort)
    {
        var pia = await marketplace.OpensShop("Pia");
        var word = $"w{Guid.NewGuid():N}";
        var all = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            all.Add(await Publish(pia, $"{word} number", "other", 10_00 + (number % 2)));
        }

        var seen = new List<string>();
        var next = string.Empty;
        do
        {
            var page = (await marketplace.Visitor.Get($"/listings?q={word}&sort={sort}&limit=2{next}")).IsOk();
            seen.AddRange(page["items"].EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = page["next"].GetString() is { } cursor ? $"&cursor={Uri.EscapeDataString(cursor)}" : string.Empty;
        }
        while (next.Length > 0);

        Assert.Equal(all.Order(), seen.Order());
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var pia = await marketplace.OpensShop("Pia");
        var word = $"w{Guid.NewGuid():N}";
        await Publish(pia, word, "other", 10_00);
        await Publish(pia, word, "other", 10_00);
        var cursor = (await marketplace.Visitor.Get($"/listings?q={word}&sort=newest&limit=1")).IsOk().String("next");
        (await marketplace.Visitor.Get($"/listings?q={word}&sort=price&limit=1&cursor={Uri.EscapeDataString(cursor)}")).IsProblem(400, "malformed-request");
    }

    [Fact]
    public async Task Favourites_are_ones_own_and_saved_once()
    {
        var pia = await marketplace.OpensShop("Pia");
        var (one, two) = (await pia.Publishes(), await pia.Publishes());
        var ada = await marketplace.Arrives("Ada");
        (await ada.Api.Put($"/favorites/{one}", null)).IsNoContent();
        (await ada.Api.Put($"/favorites/{one}", null)).IsNoContent();
        (await ada.Api.Put($"/favorites/{two}", null)).IsNoContent();
        Assert.Equal([two, one], Ids(await ada.Api.Get("/favorites")));
        Assert.Empty(Ids(await pia.Api.Get("/favorites")));

        (await ada.Api.Delete($"/favorites/{two}")).IsNoContent();
        (await ada.Api.Delete($"/favorites/{two}")).IsNoContent();
        Assert.Equal([one], Ids(await ada.Api.Get("/favorites")));
        (await ada.Api.Put($"/favorites/{Guid.NewGuid()}", null)).IsProblem(404, "listing.unknown");
        (await marketplace.Visitor.Get("/favorites")).IsProblem(401, "not-authenticated");

        (await pia.Api.Post($"/listings/{one}/pause")).IsOk();
        Assert.Empty(Ids(await ada.Api.Get("/favorites")));
    }

    [Fact]
    public async Task A_provider_sees_drafts_too()
    {
        var pia = await marketplace.OpensShop("Pia");
        var published = await pia.Publishes();
        var draft = (await pia.Api.Post("/listings", new { })).IsCreated().String("id");
        Assert.Equal([draft, published], Ids(await pia.Api.Get("/providers/me/listings")));
        Assert.Equal([draft], Ids(await pia.Api.Get("/providers/me/listings?status=draft")));
        (await pia.Api.Get("/providers/me/listings?status=sold")).IsProblem(400, "malformed-request", "status");
    }

    private static string[] Ids(Reply list) => [.. list.IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    private static async Task<string> Publish(Person pia, string title, string category, long amount)
    {
        var listing = (await pia.Api.Post("/listings", new
        {
            title,
            description = "Something",
            category,
            price = new { type = "fixed", amount = new { amount, currency = "EUR" } },
            duration = "PT60M",
        })).IsCreated().String("id");
        (await pia.Api.Post($"/listings/{listing}/publish")).IsOk();
        return listing;
    }

    private async Task<string[]> Found(string query) => Ids(await marketplace.Visitor.Get($"/listings?{query}"));
}
