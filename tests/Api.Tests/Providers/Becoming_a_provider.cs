namespace Marketplace.Providers;

public sealed class Becoming_a_provider(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly object Studio = new
    {
        businessName = "Pia's Studio", providerType = "service_provider", timeZone = "Europe/Berlin", country = "DE", currency = "EUR",
    };

    [Fact]
    public async Task An_account_becomes_a_provider_once()
    {
        var pia = await marketplace.Arrives("Pia");
        (await pia.Api.Get("/providers/me")).IsProblem(404, "provider.unknown");

        var key = Api.NewKey();
        var registered = (await pia.Api.Post("/providers/register", Studio, key)).IsCreated();
        var again = (await pia.Api.Post("/providers/register", Studio, key)).IsCreated();

        Assert.Equal("pending", registered.String("status"));
        Assert.Equal(registered.String("id"), again.String("id"));
        Assert.True(again.IsReplay);
        (await pia.Api.Post("/providers/register", Studio)).IsProblem(409, "provider.already-registered");
    }

    [Fact]
    public async Task What_is_wrong_is_named_field_by_field()
    {
        var pia = await marketplace.Arrives("Pia");
        var wrong = new { businessName = " ", providerType = "zoo", timeZone = "Mars/Olympus", country = "Germany", currency = "eur" };
        (await pia.Api.Post("/providers/register", wrong))
            .IsProblem(422, "not-valid", "businessName", "providerType", "timeZone", "country", "currency");
        (await pia.Api.Post("/providers/register", new { businessName = 5 })).IsProblem(400, "malformed-request");
        (await marketplace.Visitor.Post("/providers/register", Studio)).IsProblem(401, "not-authenticated");
    }

    [Fact]
    public async Task A_patch_leaves_what_is_absent_and_clears_what_is_null()
    {
        var pia = await marketplace.Arrives("Pia");
        (await pia.Api.Post("/providers/register", Studio)).IsCreated();
        (await pia.Api.Patch("/providers/me", new
        {
            description = "Portraits",
            website = "https://pia.example.com",
            location = new { address = "Secret Street 1", city = "Berlin" },
            businessHours = new[] { new { day = "monday", opens = "09:00", closes = "17:00" } },
            branding = new { primaryColor = "#AABBCC" },
        })).IsOk();

        var changed = (await pia.Api.Patch("/providers/me", new { description = (string?)null, publicPhone = "+49 30 123" })).IsOk();

        Assert.Equal(System.Text.Json.JsonValueKind.Null, changed["description"].ValueKind);
        Assert.Equal("https://pia.example.com", changed.String("website"));
        Assert.Equal("+49 30 123", changed.String("publicPhone"));
        Assert.Equal("#aabbcc", changed.String("branding.primaryColor"));
        Assert.Equal("17:00", changed.String("businessHours.0.closes"));
    }

    [Fact]
    public async Task Somebody_who_saw_an_older_profile_does_not_overwrite_it()
    {
        var pia = await marketplace.Arrives("Pia");
        (await pia.Api.Post("/providers/register", Studio)).IsCreated();
        var seen = (await pia.Api.Get("/providers/me")).IsOk().ETag!;
        (await pia.Api.Patch("/providers/me", new { description = "First" }, null, ("If-Match", seen))).IsOk();
        (await pia.Api.Patch("/providers/me", new { description = "Second" }, null, ("If-Match", seen))).IsProblem(412, "precondition-failed");
    }

    [Fact]
    public async Task The_page_keeps_what_is_private()
    {
        var pia = await marketplace.GoesLive("Pia");
        (await pia.Api.Patch("/providers/me", new { location = new { address = "Secret Street 1", city = "Berlin" }, tenantId = "tenant-7" })).IsOk();
        var id = (await pia.Api.Get("/providers/me")).IsOk().String("id");

        var page = (await marketplace.Visitor.Get($"/providers/{id}")).IsOk();

        Assert.Equal("Berlin", page.String("location.city"));
        Assert.DoesNotContain("Secret", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("acct_", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(pia.UserId, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tenant-7", page.Text, StringComparison.Ordinal);
        (await marketplace.Visitor.Get($"/providers/{Guid.NewGuid()}")).IsProblem(404, "provider.unknown");
    }

    [Fact]
    public async Task Onboarding_gives_a_link_and_activates()
    {
        var pia = await marketplace.Arrives("Pia");
        (await pia.Api.Post("/providers/register", Studio)).IsCreated();
        (await pia.Api.Post("/providers/me/stripe-connect")).IsOk();
        Assert.StartsWith("http", (await pia.Api.Post("/providers/me/stripe-connect")).IsOk().String("url"), StringComparison.Ordinal);
        await marketplace.Settles();

        var me = (await pia.Api.Get("/providers/me")).IsOk();
        Assert.Equal("active", me.String("status"));
        Assert.True(me["gateway.onboardingComplete"].GetBoolean());
        (await pia.Api.Patch("/providers/me", new { country = "AT" })).IsProblem(409, "provider.country-settled");
    }

    [Fact]
    public async Task The_dashboard_counts_what_was_earned()
    {
        var pia = await marketplace.OpensShop("Pia");
        await pia.Publishes();
        var dashboard = (await pia.Api.Get("/providers/me/dashboard")).IsOk();
        Assert.Equal(1, dashboard.Number("activeListings"));
        Assert.Equal(0, dashboard.Number("bookings.total"));
        (await (await marketplace.Arrives("Eve")).Api.Get("/providers/me/dashboard")).IsProblem(404, "provider.unknown");
    }
}
