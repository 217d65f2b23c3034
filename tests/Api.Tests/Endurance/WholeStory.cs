using System.Net;

namespace Marketplace.Endurance;

/// <summary>One whole booking as a caller lives it who repeats what was not answered, and ends as it should whatever dies on the way.</summary>
internal sealed class WholeStory(HttpClient http)
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Start = Monday.AddDays(2);

    /// <summary>The provider's week has ended in Berlin, and a little later her money has arrived.</summary>
    private static readonly DateTimeOffset PayDay = new(2026, 3, 8, 23, 30, 0, TimeSpan.Zero);

    private readonly Api visitor = new(http, null);

    public async Task Play()
    {
        await MoveTo(Monday);
        var pia = await Joins("pia@example.com");
        var listing = await GoesLive(pia);
        var ada = await Joins("ada@example.com");

        var booking = await BooksAndPays(ada, listing);
        await Talks(ada, pia, booking);

        await MoveTo(Start.AddMinutes(90));
        ada = await LogsIn("ada@example.com");
        (await ada.Post($"/bookings/{booking}/complete")).IsOk();
        await MoveTo(PayDay);
        await MoveTo(PayDay.AddHours(36));

        pia = await LogsIn("pia@example.com");
        ada = await LogsIn("ada@example.com");
        (await ada.Post("/reviews", new { bookingId = booking, rating = 5, text = "Splendid." })).IsCreated();
        (await pia.Post("/reviews", new { bookingId = booking, rating = 5, text = "A gentleman." })).IsCreated();
        await Settles();
        await EndsWell(ada, pia, booking);
    }

    private static async Task EndsWell(Api ada, Api pia, string booking)
    {
        var payout = (await pia.Get("/providers/me/payouts")).IsOk();
        Assert.Equal(1, payout["items"].GetArrayLength());
        Assert.Equal("paid", payout.String("items.0.status"));
        Assert.Equal(72_00, payout.Number("items.0.amount.amount"));

        Assert.Equal(1, (await ada.Get("/bookings?role=customer")).IsOk()["items"].GetArrayLength());
        Assert.Contains((await ada.Get($"/bookings/{booking}")).IsOk().String("status"), new[] { "completed", "closed" });
    }

    private async Task<string> GoesLive(Api pia)
    {
        (await pia.Post("/providers/register", new
        {
            businessName = "Pia's Studio", providerType = "service_provider", timeZone = "Europe/Berlin", country = "DE", currency = "EUR",
        })).IsCreated();
        (await pia.Post("/providers/me/stripe-connect")).IsOk();
        string[] days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
        (await pia.Put("/providers/me/calendar", new
        {
            timeZone = "Europe/Berlin", weekly = days.Select(day => new { day, ranges = new[] { new { from = "09:00", to = "17:00" } } }),
        })).IsOk();
        var listing = (await pia.Post("/listings", new
        {
            title = "Portrait session", description = "An hour in the studio.", category = "other", duration = "PT60M", mode = "instant",
            price = new { type = "fixed", amount = new { amount = 80_00, currency = "EUR" } }, cancellationPolicy = "flexible",
        })).IsCreated().String("id");
        (await pia.Post($"/listings/{listing}/publish")).IsOk();
        return listing;
    }

    private async Task<string> BooksAndPays(Api ada, string listing)
    {
        var booked = (await ada.Post("/bookings", new { listingId = listing, start = Cast.Instant(Start) })).IsCreated();
        await Settles();

        // The button of the gateway's page has no key: pressed again after it was pressed, it says so.
        var paid = await visitor.Post($"/sandbox/checkout/{booked.String("payment.id")}/pay");
        Assert.True(paid.Status < HttpStatusCode.InternalServerError, paid.Text);
        await Settles();

        var booking = booked.String("id");
        Assert.Equal("confirmed", (await ada.Get($"/bookings/{booking}")).IsOk().String("status"));
        return booking;
    }

    private static async Task Talks(Api ada, Api pia, string booking)
    {
        var thread = (await ada.Post("/messages/threads", new { bookingId = booking })).IsCreated().String("id");
        (await ada.Post($"/messages/threads/{thread}/messages", new { text = "Shall I bring a hat?" })).IsCreated();
        (await pia.Post($"/messages/threads/{thread}/messages", new { text = "Bring two." })).IsCreated();
        var page = (await ada.Get($"/messages/threads/{thread}")).IsOk();
        var texts = page["items"].EnumerateArray().Select(message => message.GetProperty("text").GetString()!).ToArray();
        Assert.Single(texts, text => text == "Shall I bring a hat?");
        Assert.Single(texts, text => text == "Bring two.");
    }

    private async Task<Api> Joins(string email)
    {
        (await visitor.Post("/auth/register", new { email, password = Cast.Password, firstName = "Some", lastName = "Body" })).IsCreated();
        return await LogsIn(email);
    }

    private async Task<Api> LogsIn(string email) =>
        visitor.As((await visitor.Post("/auth/login", new { email, password = Cast.Password })).IsOk().String("accessToken"));

    private async Task MoveTo(DateTimeOffset now) => (await visitor.Put("/sandbox/clock", new { now = Cast.Instant(now), frozen = true })).IsOk();

    private async Task Settles() => (await visitor.Post("/sandbox/clock/advance", new { by = "PT0S" })).IsOk();
}
