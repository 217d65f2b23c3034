using Marketplace.Bookings;

namespace Marketplace.Conversations;

/// <summary>Pia writes to Ada what nobody should read. Ada reports it, an operator takes the words away, Pia appeals, and another operator gives them back.</summary>
public sealed class Reporting_a_message(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const string Words = "Write me at pia@example.com and pay me there";

    private readonly object removed = new { outcome = "removed", ground = "terms", reason = "Nobody may be asked to pay elsewhere (rule 4)." };
    private readonly object kept = new { outcome = "kept", ground = "terms", reason = "She spoke of her newsletter." };

    [Fact]
    public async Task Words_go_and_come_back_and_each_side_knows_what_is_its_to_know()
    {
        var (pia, ada, eve) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"), await marketplace.Arrives("Eve"));
        var olga = await marketplace.Operator();
        var (thread, message) = await Said(pia, ada);
        var said = $"{thread}/messages/{message}";

        (await pia.Api.Post($"{said}/report", new { reason = "spam" })).IsProblem(422, "report.own-message");
        (await eve.Api.Post($"{said}/report", new { reason = "spam" })).IsProblem(404, "conversation.unknown");
        (await ada.Api.Post($"{said}/report", new { reason = "other" })).IsProblem(422, "not-valid");
        var filed = await Booked.Twice(ada, $"{said}/report", new { reason = "off_platform", text = "She wants my money." }, 201);
        var report = $"/message-reports/{filed.String("id")}";
        Assert.Equal(("open", "off_platform"), (filed.String("status"), filed.String("filings.0.reason")));
        Assert.Equal(filed.String("id"), (await ada.Api.Post($"{said}/report", new { reason = "fraud" })).IsCreated().String("id"));
        Assert.Equal(filed.String("id"), (await ada.Api.Get("/message-reports")).IsOk().String("items.0.id"));

        // Its author hears nothing of it yet, and strangers never do.
        (await pia.Api.Get(report)).IsProblem(404, "report.unknown");
        (await eve.Api.Get(report)).IsProblem(404, "report.unknown");
        Assert.Empty((await pia.Api.Get("/message-reports?role=provider")).IsOk()["items"].EnumerateArray());

        Assert.Contains(filed.String("id"), (await olga.Get("/admin/queues/reports?limit=100")).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(Words, (await olga.Get(report)).IsOk().String("filings.0.written"));
        (await ada.Api.Post($"/admin{report}/decide", removed)).IsProblem(403, "forbidden");
        await Booked.Twice(olga, $"/admin{report}/decide", removed, 200);
        (await olga.Post($"/admin{report}/decide", kept)).IsProblem(409, "report.not-now");
        await marketplace.Settles();

        var gone = (await ada.Api.Get(thread)).IsOk();
        Assert.Equal((string.Empty, true), (gone.String("items.0.text"), gone["items"][0].GetProperty("removed").GetBoolean()));
        Assert.Empty((await ada.Api.Get("/messages/search?q=write")).IsOk()["items"].EnumerateArray());
        (await pia.Api.Patch(said, new { text = "I did not mean it." })).IsProblem(409, "conversation.message-deleted");
        Assert.Contains("moderation_decided", await Topics(pia));
        Assert.Contains("moderation_decided", await Topics(ada));

        // Now it concerns her: what was decided and why, and not who had reported it.
        var hers = (await pia.Api.Get(report)).IsOk();
        Assert.Equal(("removed", "Nobody may be asked to pay elsewhere (rule 4)."), (hers.String("decisions.0.outcome"), hers.String("decisions.0.reason")));
        Assert.Empty(hers["filings"].EnumerateArray());
        Assert.NotNull(hers.String("appealUntil"));
        (await ada.Api.Post($"{report}/appeal", new { text = "Good." })).IsProblem(403, "report.not-yours-to-appeal");
        await Booked.Twice(pia, $"{report}/appeal", new { text = "I spoke of my newsletter." }, 200);
        Assert.Equal("appealed", (await ada.Api.Get(report)).IsOk().String("status"));
        Assert.Equal(filed.String("id"), (await olga.Get("/admin/queues/reports?state=appealed")).IsOk().String("items.0.id"));

        (await olga.Post($"/admin{report}/decide", kept)).IsOk();
        await marketplace.Settles();
        var back = (await ada.Api.Get(thread)).IsOk();
        Assert.Equal(("Write me at ••• and pay me there", false), (back.String("items.0.text"), back["items"][0].GetProperty("removed").GetBoolean()));
        Assert.Single((await ada.Api.Get("/messages/search?q=write")).IsOk()["items"].EnumerateArray());
        Assert.Equal("closed", (await pia.Api.Get(report)).IsOk().String("status"));
        (await pia.Api.Post($"{report}/appeal", new { text = "Thank you." })).IsProblem(409, "report.not-now");
    }

    [Fact]
    public async Task Who_follows_the_thread_sees_the_words_go_and_come_back()
    {
        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        var olga = await marketplace.Operator();
        var (thread, message) = await Said(pia, ada);
        var report = $"/message-reports/{(await ada.Api.Post($"{thread}/messages/{message}/report", new { reason = "fraud" })).IsCreated().String("id")}";
        var position = (await ada.Api.Get(thread)).IsOk().String("position");
        using var client = new HttpClient { BaseAddress = marketplace.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", ada.AccessToken);

        (await olga.Post($"/admin{report}/decide", removed)).IsOk();
        var gone = Assert.Single(await EventReader.Next(client, $"{Api.Base}{thread}/stream", position, 1));
        Assert.Equal(("deleted", message, true), (gone.Type, gone.Data.GetProperty("id").GetString(), gone.Data.GetProperty("removed").GetBoolean()));

        (await pia.Api.Post($"{report}/appeal", new { text = "I spoke of my newsletter." })).IsOk();
        (await olga.Post($"/admin{report}/decide", kept)).IsOk();
        var back = Assert.Single(await EventReader.Next(client, $"{Api.Base}{thread}/stream", gone.Id, 1));
        Assert.Equal(("restored", "Write me at ••• and pay me there"), (back.Type, back.Text));

        // Whoever comes only now is told what it says, and on the way nothing that was away.
        var all = await EventReader.Next(client, $"{Api.Base}{thread}/stream", null, 3);
        Assert.Equal(["message", "deleted", "restored"], all.Select(sent => sent.Type));
    }

    [Fact]
    public async Task Files_of_a_message_go_and_come_back_with_its_words()
    {
        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        var olga = await marketplace.Operator();
        var (thread, _) = await Said(pia, ada);
        var sent = await pia.Api.Send(HttpMethod.Post, "/attachments?name=prices.txt", new ByteArrayContent("Cheaper elsewhere"u8.ToArray()), ("Idempotency-Key", Api.NewKey()));
        var file = $"/attachments/{sent.IsCreated().String("id")}";
        var message = (await pia.Api.Post($"{thread}/messages", new { attachments = new[] { file.Split('/')[^1] } })).IsCreated().String("id");
        var report = $"/message-reports/{(await ada.Api.Post($"{thread}/messages/{message}/report", new { reason = "fraud" })).IsCreated().String("id")}";
        (await ada.Api.Get(file)).IsOk();

        (await olga.Post($"/admin{report}/decide", removed)).IsOk();
        await marketplace.Settles();
        (await ada.Api.Get(file)).IsProblem(404, "attachment.unknown");
        Assert.Empty((await ada.Api.Get(thread)).IsOk()["items"][1].GetProperty("attachments").EnumerateArray());

        (await pia.Api.Post($"{report}/appeal", new { text = "They are my own." })).IsOk();
        (await olga.Post($"/admin{report}/decide", kept)).IsOk();
        await marketplace.Settles();
        (await ada.Api.Get(file)).IsOk();
        Assert.Single((await ada.Api.Get(thread)).IsOk()["items"][1].GetProperty("attachments").EnumerateArray());
    }

    private static async Task<(string Thread, string Message)> Said(Person pia, Person ada)
    {
        var listing = await pia.Publishes();
        var thread = $"/messages/threads/{(await ada.Api.Post("/messages/threads", new { listingId = listing })).IsCreated().String("id")}";
        return (thread, (await pia.Api.Post($"{thread}/messages", new { text = Words })).IsCreated().String("id"));
    }

    private static async Task<IEnumerable<string?>> Topics(Person person) =>
        (await person.Api.Get("/me/notifications")).IsOk()["items"].EnumerateArray().Select(item => item.GetProperty("topic").GetString());
}
