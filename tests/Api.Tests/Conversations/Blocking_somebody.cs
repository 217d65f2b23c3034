namespace Marketplace.Conversations;

/// <summary>Pia wants to hear nothing more of Ada: not in the thread of their booking, not in that about her listing, and not in a new one.</summary>
public sealed class Blocking_somebody(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    [Fact]
    public async Task Nothing_is_said_in_any_thread_of_the_two_until_it_is_taken_back()
    {
        var (pia, ada, eve) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"), await marketplace.Arrives("Eve"));
        var (asked, other) = (await pia.Publishes(), await pia.Publishes());
        var path = $"/messages/threads/{(await ada.Api.Post("/messages/threads", new { listingId = asked, message = "Do you have parking?" })).IsCreated().String("id")}";
        (await eve.Api.Put($"{path}/block", new { })).IsProblem(404, "conversation.unknown");
        (await (await marketplace.Operator()).Put($"{path}/block", new { })).IsProblem(404, "conversation.unknown");

        (await pia.Api.Put($"{path}/block", new { })).IsNoContent();
        (await pia.Api.Put($"{path}/block", new { })).IsNoContent();
        Assert.Equal((true, false), ((await pia.Api.Get(path)).IsOk()["blocked"].GetBoolean(), (await ada.Api.Get(path)).IsOk()["blocked"].GetBoolean()));
        (await ada.Api.Post($"{path}/messages", new { text = "Hello?" })).IsProblem(403, "conversation.blocked");
        (await pia.Api.Post($"{path}/messages", new { text = "Go away." })).IsProblem(409, "conversation.you-block");
        (await ada.Api.Post("/messages/threads", new { listingId = other, message = "And here?" })).IsProblem(403, "conversation.blocked");
        Assert.Equal(path, $"/messages/threads/{(await ada.Api.Post("/messages/threads", new { listingId = asked })).IsCreated().String("id")}");
        (await eve.Api.Post("/messages/threads", new { listingId = other, message = "And I?" })).IsCreated();

        // What happens to a booking is told all the same.
        var start = (await marketplace.Visitor.Get($"/listings/{asked}/slots?from={Day(3)}&to={Day(12)}&zone=Europe/Berlin")).IsOk().String("slots.0.start");
        var booking = (await ada.Api.Post("/bookings", new { listingId = asked, start })).IsCreated();
        await marketplace.Pays(booking);
        var about = $"/messages/threads/{(await ada.Api.Post("/messages/threads", new { bookingId = booking.String("id") })).IsCreated().String("id")}";
        Assert.Equal("booking.confirmed", (await ada.Api.Get(about)).IsOk().String("items.0.code"));
        (await ada.Api.Post($"{about}/messages", new { text = "Where are you?" })).IsProblem(403, "conversation.blocked");

        (await pia.Api.Delete($"{about}/block")).IsNoContent();
        (await ada.Api.Post($"{path}/messages", new { text = "Hello again." })).IsCreated();
        (await ada.Api.Post("/messages/threads", new { listingId = other, message = "And here?" })).IsCreated();
    }

    private static string Day(int ahead) => DateTimeOffset.UtcNow.AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
