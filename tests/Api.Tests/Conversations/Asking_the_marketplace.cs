using Marketplace.Bookings;
using Marketplace.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Conversations;

/// <summary>Ada writes to the marketplace, Olga and Omar answer, and it is over until Ada says something more.</summary>
public sealed class Asking_the_marketplace(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const string Words = "Nothing came. Call me: 0170 1234567.";

    private readonly object question = new { kind = "support", subject = "Where is my money?", message = Words };

    [Fact]
    public async Task Whoever_waits_longest_is_answered_by_one_voice()
    {
        var (ada, eve) = (await marketplace.Arrives("Ada"), await marketplace.Arrives("Eve"));
        var (olga, omar) = (await marketplace.Operator(), await AnotherOperator());
        var id = (await Booked.Twice(ada, "/messages/threads", question, 201)).String("id");
        var (thread, desk) = ($"/messages/threads/{id}", $"/admin/support/{id}");
        var later = (await eve.Api.Post("/messages/threads", question)).IsCreated().String("id");

        var queue = (await olga.Get("/admin/queues/support?limit=100")).IsOk()["items"].EnumerateArray().ToArray();
        Assert.Equal([id, later], queue.Select(item => item.GetProperty("id").GetString()).Where(waiting => waiting == id || waiting == later));
        var waits = queue.Single(item => item.GetProperty("id").GetString() == id);
        Assert.Equal("Where is my money?", waits.GetProperty("subject").GetString());
        (await ada.Api.Get("/admin/queues/support")).IsProblem(403, "forbidden");
        (await ada.Api.Post($"{desk}/close", new { })).IsProblem(403, "forbidden");

        Assert.NotNull((await Booked.Twice(olga, $"{desk}/take", new { }, 200)).String("support.assignedTo"));
        (await omar.Post($"{desk}/take", new { })).IsProblem(409, "conversation.support-taken");
        var answer = (await olga.Post($"{thread}/messages", new { text = "It is on its way." })).IsCreated();
        Assert.Equal("support", answer.String("side"));
        Assert.NotNull(answer.String("authorId"));
        Assert.DoesNotContain(id, (await olga.Get("/admin/queues/support?limit=100")).IsOk().Text, StringComparison.Ordinal);
        (await olga.Post($"{thread}/read", new { sequence = 1 })).IsOk();

        // She sees that support answered, and nowhere who of it.
        var hers = (await ada.Api.Get(thread)).IsOk();
        Assert.Equal((Words, "support", "It is on its way."), (hers.String("items.0.text"), hers.String("items.1.side"), hers.String("items.1.text")));
        Assert.Equal(answer.String("authorId"), (await omar.Get(thread)).IsOk().String("items.1.authorId"));
        var stream = await EventReader.Next(Client(ada), $"{Api.Base}{thread}/stream", null, 3);
        Assert.Equal(["message", "message", "read"], stream.Select(sent => sent.Type));
        string[] seen =
        [
            hers.Text, (await ada.Api.Get("/messages/threads")).IsOk().Text, (await ada.Api.Get("/messages/search?q=way")).IsOk().Text,
            (await ada.Api.Get($"{thread}/export")).IsOk().Text, .. stream.Select(sent => sent.Data.GetRawText()),
        ];
        Assert.All(seen, text => Assert.DoesNotContain(answer.String("authorId"), text, StringComparison.Ordinal));
        Assert.Equal(1, (await ada.Api.Get("/messages/unread")).IsOk().Number("messages"));
    }

    [Fact]
    public async Task What_is_closed_opens_again_with_the_next_word()
    {
        var (ada, olga) = (await marketplace.Arrives("Ada"), await marketplace.Operator());
        var id = (await ada.Api.Post("/messages/threads", question)).IsCreated().String("id");
        var thread = $"/messages/threads/{id}";

        await Booked.Twice(olga, $"/admin/support/{id}/close", new { }, 200);
        var closed = (await ada.Api.Get(thread)).IsOk();
        Assert.NotNull(closed.String("support.closedAt"));
        Assert.NotNull((await ada.Api.Get("/messages/threads")).IsOk().String("items.0.closedAt"));
        Assert.Equal("closed", (await EventReader.Next(Client(ada), $"{Api.Base}{thread}/stream", "1", 1))[0].Type);
        Assert.DoesNotContain(id, (await olga.Get("/admin/queues/support?limit=100")).IsOk().Text, StringComparison.Ordinal);

        (await ada.Api.Post($"{thread}/messages", new { text = "Still nothing." })).IsCreated();
        Assert.Contains(id, (await olga.Get("/admin/queues/support?limit=100")).IsOk().Text, StringComparison.Ordinal);
        Assert.Equal("null", (await ada.Api.Get(thread)).IsOk()["support"].GetProperty("closedAt").GetRawText());
        (await olga.Post($"/admin/support/{id}/take", new { })).IsOk();
        Assert.Equal("null", (await olga.Post($"/admin/support/{id}/release", new { })).IsOk()["support"].GetProperty("assignedTo").GetRawText());
    }

    [Fact]
    public async Task It_is_about_a_booking_of_ones_own_or_about_none()
    {
        var (pia, ada, eve) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"), await marketplace.Arrives("Eve"));
        var listing = await pia.Publishes();
        var start = (await marketplace.Visitor.Get($"/listings/{listing}/slots?from={Day(3)}&to={Day(12)}&zone=Europe/Berlin")).IsOk().String("slots.0.start");
        var booking = (await ada.Api.Post("/bookings", new { listingId = listing, start })).IsCreated().String("id");
        var about = new { kind = "support", subject = "This booking", message = "Help me.", bookingId = booking };

        var hers = (await ada.Api.Post("/messages/threads", about)).IsCreated().String("id");
        var theirs = (await pia.Api.Post("/messages/threads", about)).IsCreated().String("id");
        Assert.Equal((booking, listing), ((await ada.Api.Get($"/messages/threads/{hers}")).IsOk().String("bookingId"), (await ada.Api.Get($"/messages/threads/{hers}")).IsOk().String("listingId")));
        (await pia.Api.Get($"/messages/threads/{hers}")).IsProblem(404, "conversation.unknown");
        (await ada.Api.Get($"/messages/threads/{theirs}")).IsProblem(404, "conversation.unknown");
        (await eve.Api.Post("/messages/threads", about)).IsProblem(404, "booking.unknown");
        (await ada.Api.Post("/messages/threads", new { kind = "support", message = "Help me." })).IsProblem(422, "not-valid");
        (await ada.Api.Post("/messages/threads", new { kind = "friend", subject = "Hello", message = "Help me." })).IsProblem(422, "not-valid");
        (await ada.Api.Post("/messages/threads", new { kind = "support", subject = "Hello" })).IsProblem(422, "conversation.text-missing");
    }

    [Fact]
    public async Task Support_is_neither_blocked_nor_reported_and_its_answer_is_told()
    {
        var (ada, olga) = (await marketplace.Arrives("Ada"), await marketplace.Operator());
        var thread = $"/messages/threads/{(await ada.Api.Post("/messages/threads", question)).IsCreated().String("id")}";
        var answer = (await olga.Post($"{thread}/messages", new { text = "Wait." })).IsCreated().String("id");

        (await ada.Api.Put($"{thread}/block", new { })).IsProblem(422, "conversation.support-not-blocked");
        (await ada.Api.Post($"{thread}/messages/{answer}/report", new { reason = "spam" })).IsProblem(422, "report.said-by-system");
        (await olga.Put($"{thread}/mute", new { })).IsProblem(404, "conversation.unknown");
        (await ada.Api.Put($"{thread}/archive", new { })).IsNoContent();
        (await olga.Post($"{thread}/messages", new { text = "Here it is." })).IsCreated();
        Assert.False((await ada.Api.Get(thread)).IsOk()["archived"].GetBoolean());
        await marketplace.Pass("PT6M");
        await marketplace.Settles();
        Assert.Contains("message_received", (await ada.Api.Get("/me/notifications")).IsOk().Text, StringComparison.Ordinal);
    }

    /// <summary>The sandbox has one; a token is all that a second needs.</summary>
    private async Task<Api> AnotherOperator() => marketplace.Visitor.As(
        await marketplace.Services.GetRequiredService<AccessTokens>().Issue(new AccessGrant(Guid.CreateVersion7(), Guid.CreateVersion7(), CallerClaims.Operator), CancellationToken.None));

    private HttpClient Client(Person person)
    {
        var client = new HttpClient { BaseAddress = marketplace.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", person.AccessToken);
        return client;
    }

    private static string Day(int ahead) => DateTimeOffset.UtcNow.AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
