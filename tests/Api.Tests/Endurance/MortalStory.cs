namespace Marketplace.Endurance;

/// <summary>One whole booking, told by clients who never give up. Whoever kills does so between or within its steps.</summary>
internal sealed class MortalStory(MortalMarketplace marketplace, Func<Task> afterEachStep)
{
    private static readonly DateTimeOffset Monday = new(2030, 3, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Wednesday = Monday.AddDays(2);

    private const string Pia = "pia@example.com";
    private const string Ada = "ada@example.com";

    private string listing = string.Empty;

    /// <summary>What nobody kills: people and a listing.</summary>
    public async Task Prepare()
    {
        (await marketplace.Put("/sandbox/clock", new { now = Cast.Instant(Monday), frozen = true })).IsOk();
        foreach (var (email, name) in new[] { (Pia, "Pia"), (Ada, "Ada") })
        {
            (await marketplace.Post("/auth/register", new { email, password = Cast.Password, firstName = name, lastName = "Example" })).IsCreated();
        }

        var pia = await marketplace.LogIn(Pia);
        (await marketplace.Post(
            "/providers/register",
            new { businessName = "Pia's", providerType = "service_provider", timeZone = "Europe/Berlin", country = "DE", currency = "EUR" },
            pia)).IsCreated();
        (await marketplace.Post("/providers/me/stripe-connect", null, pia)).IsOk();
        (await marketplace.Put(
            "/providers/me/calendar",
            new { timeZone = "Europe/Berlin", weekly = new[] { new { day = "wednesday", ranges = new[] { new { from = "09:00", to = "17:00" } } } }, overrides = Array.Empty<object>() },
            pia)).IsOk();
        listing = (await marketplace.Post(
            "/listings",
            new
            {
                title = "An hour", description = "Of work.", category = "other", duration = "PT60M", mode = "request",
                price = new { type = "fixed", amount = new { amount = 80_00, currency = "EUR" } }, cancellationPolicy = "flexible",
            },
            pia)).IsCreated().String("id");
        (await marketplace.Post($"/listings/{listing}/publish", null, pia)).IsOk();
        await Pass("PT0S");
    }

    /// <summary>From the wish to the reviews. Every acknowledged step is there afterwards, and the story ends as it should.</summary>
    public async Task Play()
    {
        var ada = await marketplace.LogIn(Ada);
        var booking = (await Step(marketplace.Post("/bookings", new { listingId = listing, start = Cast.Instant(Wednesday) }, ada))).IsCreated();
        var id = booking.String("id");
        await Step(marketplace.Post($"/sandbox/checkout/{booking.String("payment.id")}/pay"));
        await Step(Pass("PT0S"));
        Assert.Equal("requested", (await marketplace.Get($"/bookings/{id}", ada)).IsOk().String("status"));

        var pia = await marketplace.LogIn(Pia);
        (await Step(marketplace.Post($"/bookings/{id}/accept", null, pia))).IsOk();
        await Step(Pass("PT0S"));
        Assert.Equal("confirmed", (await marketplace.Get($"/bookings/{id}", ada)).IsOk().String("status"));

        var thread = (await Step(marketplace.Post("/messages/threads", new { bookingId = id }, ada))).IsCreated().String("id");
        foreach (var text in new[] { "One", "Two", "Three" })
        {
            (await Step(marketplace.Post($"/messages/threads/{thread}/messages", new { text }, ada))).IsCreated();
        }

        await Step(MoveTo(Wednesday.AddHours(2)));
        ada = await marketplace.LogIn(Ada);
        (await Step(marketplace.Post($"/bookings/{id}/complete", null, ada))).IsOk();
        await Step(Pass("PT0S"));
        (await Step(marketplace.Post("/reviews", new { bookingId = id, rating = 5 }, ada))).IsCreated();
        pia = await marketplace.LogIn(Pia);
        (await Step(marketplace.Post("/reviews", new { bookingId = id, rating = 4 }, pia))).IsCreated();
        await Step(MoveTo(Wednesday.AddDays(6)));

        await Ends(id, thread);
    }

    private async Task Ends(string id, string thread)
    {
        var pia = await marketplace.LogIn(Pia);
        var booking = (await marketplace.Get($"/bookings/{id}", pia)).IsOk();
        Assert.Equal("completed", booking.String("status"));

        var payouts = (await marketplace.Get("/providers/me/payouts", pia)).IsOk();
        Assert.Equal(1, payouts["items"].GetArrayLength());
        Assert.Equal(("paid", 72_00L), (payouts.String("items.0.status"), payouts.Number("items.0.amount.amount")));

        var said = (await marketplace.Get($"/messages/threads/{thread}", pia)).IsOk()["items"].EnumerateArray().ToArray();
        Assert.Equal(Enumerable.Range(1, said.Length), said.Select(message => message.GetProperty("sequence").GetInt32()));
        Assert.Equal(["One", "Two", "Three"], said.Where(message => message.GetProperty("side").GetString() == "customer").Select(message => message.GetProperty("text").GetString()));

        Assert.Equal(1, (await marketplace.Get($"/providers/{booking.String("providerId")}/reviews")).IsOk()["items"].GetArrayLength());
    }

    private Task<Reply> Pass(string by) => marketplace.Post("/sandbox/clock/advance", new { by });

    private Task<Reply> MoveTo(DateTimeOffset moment) =>
        marketplace.Put("/sandbox/clock", new { now = Cast.Instant(moment), frozen = true });

    private async Task<Reply> Step(Task<Reply> step)
    {
        var reply = await step;
        await afterEachStep();
        return reply;
    }
}
