namespace Marketplace.Conversations;

/// <summary>Eve asks one provider after the other, and Ada has paid for something.</summary>
public sealed class Asking_everybody : IAsyncLifetime
{
    private RunningMarketplace? running;

    private RunningMarketplace Marketplace => running ?? throw new InvalidOperationException("It is not running.");

    public async Task InitializeAsync() =>
        running = await RunningMarketplace.With("FirstContacts:Enabled=true", "FirstContacts:ThreadsPerDay=3", "FirstContacts:SameTextPeople=2");

    public async Task DisposeAsync() => await Marketplace.DisposeAsync();

    [Fact]
    public async Task Somebody_new_opens_so_many_inquiries_a_day_and_writes_the_same_to_so_many()
    {
        var (eve, ada, pia) = (await Marketplace.Arrives("Eve"), await Marketplace.Arrives("Ada"), await Marketplace.GoesLive("Pia"));
        var (hers, another, third) = (await pia.Publishes(), await pia.Publishes(), await pia.Publishes());
        var (his, theirs) = (await (await Marketplace.GoesLive("Paul")).Publishes(), await (await Marketplace.GoesLive("Rita")).Publishes());

        var asked = (await eve.Api.Post("/messages/threads", new { listingId = hers, message = "Win a million!" })).IsCreated();
        (await eve.Api.Post("/messages/threads", new { listingId = his, message = "WIN  a million" })).IsCreated();
        var same = await eve.Api.Post("/messages/threads", new { listingId = theirs, message = "Win a milli\u043En" });
        same.IsProblem(429, "conversation.same-text");
        Assert.True(int.Parse(same.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) > 80_000);

        // Whom she has written to already hears it again; and in two steps it is the same text.
        var open = $"/messages/threads/{(await eve.Api.Post("/messages/threads", new { listingId = theirs })).IsCreated().String("id")}";
        (await eve.Api.Post($"{open}/messages", new { text = "Win a million!" })).IsProblem(429, "conversation.same-text");
        (await eve.Api.Post($"{open}/messages", new { text = "Do you have parking?" })).IsCreated();

        (await eve.Api.Post("/messages/threads", new { listingId = another, message = "And this?" })).IsProblem(429, "conversation.too-many-inquiries");
        Assert.Equal(asked.String("id"), (await eve.Api.Post("/messages/threads", new { listingId = hers, message = "Well?" })).IsCreated().String("id"));
        (await eve.Api.Post("/messages/threads", new { kind = "support", subject = "I am slowed", message = "Why?" })).IsCreated();

        foreach (var listing in (string[])[hers, another, his])
        {
            (await ada.Api.Post("/messages/threads", new { listingId = listing })).IsCreated();
        }

        (await ada.Api.Post("/messages/threads", new { listingId = third })).IsProblem(429, "conversation.too-many-inquiries");
        var start = (await Marketplace.Visitor.Get($"/listings/{hers}/slots?from={Day(3)}&to={Day(12)}&zone=Europe/Berlin")).IsOk().String("slots.0.start");
        await Marketplace.Pays((await ada.Api.Post("/bookings", new { listingId = hers, start })).IsCreated());
        (await ada.Api.Post("/messages/threads", new { listingId = third })).IsCreated();
    }

    private static string Day(int ahead) => DateTimeOffset.UtcNow.AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
