using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Marketplace.Attachments;

/// <summary>Ada sends Pia files in a thread, which Eve may not see.</summary>
public sealed class Sending_files(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private static readonly byte[] Note = Encoding.UTF8.GetBytes("Bring the blue one.");

    [Fact]
    public async Task A_file_goes_with_a_message_and_whoever_takes_part_may_have_it()
    {
        var (ada, pia, path) = await Asked();
        var eve = await marketplace.Arrives("Eve");
        var file = (await SendUp(ada, Note, "../../what%20to%20bring.html")).IsCreated();
        Assert.Equal(("what to bring.html.txt", "text/plain", "ready"), (file.String("name"), file.String("contentType"), file.String("state")));
        var id = file.String("id");
        (await pia.Api.Get($"/attachments/{id}")).IsProblem(404, "attachment.unknown");

        var posted = (await ada.Api.Post($"{path}/messages", new { attachments = new[] { id } })).IsCreated();
        Assert.Equal(id, posted.String("attachments.0.id"));
        Assert.Equal(id, (await pia.Api.Get(path)).IsOk().String("items.1.attachments.0.id"));
        Assert.Equal(id, (await pia.Api.Get("/messages/threads")).IsOk().String("items.0.lastMessage.attachments.0.id"));
        Assert.Equal(id, (await pia.Api.Get($"{path}/export")).IsOk().String("messages.1.attachments.0.id"));
        (await eve.Api.Get($"/attachments/{id}")).IsProblem(404, "attachment.unknown");
        (await eve.Api.Delete($"/attachments/{id}")).IsProblem(404, "attachment.unknown");

        var url = (await pia.Api.Get($"/attachments/{id}")).IsOk().String("url");
        using var served = await Fetch(url);
        Assert.Equal(Note, await served.Content.ReadAsByteArrayAsync());
        Assert.Equal("text/plain; charset=utf-8", $"{served.Content.Headers.ContentType}");
        Assert.Equal("attachment; filename=\"what to bring.html.txt\"; filename*=UTF-8''what%20to%20bring.html.txt", $"{served.Content.Headers.NonValidated["Content-Disposition"]}");
        Assert.Contains("sandbox", $"{served.Headers.NonValidated["Content-Security-Policy"]}", StringComparison.Ordinal);
        Assert.Equal("nosniff", $"{served.Headers.NonValidated["X-Content-Type-Options"]}");
        (await ada.Api.Delete($"/attachments/{id}")).IsProblem(409, "attachment.attached");
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_for_whoever_still_has_its_address()
    {
        var (ada, pia, path) = await Asked();
        var id = (await SendUp(ada, Note, "a.txt")).IsCreated().String("id");
        var message = (await ada.Api.Post($"{path}/messages", new { text = "Look", attachments = new[] { id } })).IsCreated().String("id");
        var url = (await pia.Api.Get($"/attachments/{id}")).IsOk().String("url");
        Assert.True(Lies(id));

        (await ada.Api.Delete($"{path}/messages/{message}")).IsNoContent();
        await marketplace.Settles();
        Assert.Empty((await pia.Api.Get(path)).IsOk()["items"][1].GetProperty("attachments").EnumerateArray());
        (await pia.Api.Get($"/attachments/{id}")).IsProblem(404, "attachment.unknown");
        Assert.Equal(HttpStatusCode.NotFound, (await Fetch(url)).StatusCode);
        Assert.False(Lies(id));
    }

    [Fact]
    public async Task Each_goes_with_one_message_of_its_owner()
    {
        var (ada, pia, path) = await Asked();
        var id = (await SendUp(ada, Note, "a.txt")).IsCreated().String("id");
        (await pia.Api.Post($"{path}/messages", new { text = "Mine", attachments = new[] { id } })).IsProblem(422, "conversation.attachment-unknown");
        var bodies = Enumerable.Range(0, 4).Select(_ => ada.Api.Post($"{path}/messages", new { text = "Look", attachments = new[] { id } }));
        var replies = await Task.WhenAll(bodies);
        Assert.Single(replies, reply => reply.Status is HttpStatusCode.Created);
        Assert.All(replies.Where(reply => reply.Status is not HttpStatusCode.Created), reply => reply.IsProblem(409, "conversation.attachment-taken"));
        (await ada.Api.Post($"{path}/messages", new { attachments = new[] { "mine" } })).IsProblem(422, "not-valid");
        (await ada.Api.Post($"{path}/messages", new { attachments = Enumerable.Repeat(id, 11) })).IsProblem(422, "conversation.too-many-attachments");
    }

    [Fact]
    public async Task What_nobody_sent_within_a_day_is_gone()
    {
        var ada = await marketplace.Arrives("Ada");
        var id = (await SendUp(ada, Note, "a.txt")).IsCreated().String("id");
        var other = (await SendUp(ada, Note, "b.txt")).IsCreated().String("id");
        (await ada.Api.Delete($"/attachments/{other}")).IsNoContent();
        await marketplace.Settles();
        Assert.Equal((true, false), (Lies(id), Lies(other)));

        await marketplace.Pass("P1D");
        ada = await marketplace.LogsIn(ada.Email);
        (await ada.Api.Get($"/attachments/{id}")).IsProblem(404, "attachment.unknown");
        Assert.False(Lies(id));
    }

    [Fact]
    public async Task The_same_request_keeps_one_file()
    {
        var ada = await marketplace.Arrives("Ada");
        var key = Api.NewKey();
        var (first, again) = ((await SendUp(ada, Note, "a.txt", key)).IsCreated(), (await SendUp(ada, Note, "a.txt", key)).IsCreated());
        Assert.Equal(first.String("id"), again.String("id"));
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        (await SendUp(ada, Encoding.UTF8.GetBytes("Other bytes"), "a.txt", key)).IsProblem(422, "key-reused");
    }

    [Fact]
    public async Task What_is_too_large_or_nothing_or_of_no_known_kind_is_refused()
    {
        var ada = await marketplace.Arrives("Ada");
        (await SendUp(ada, [], "a.txt")).IsProblem(422, "attachment.empty");
        (await SendUp(ada, [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 1, 2], "photo.jpg")).IsProblem(422, "attachment.type-not-allowed");
        (await SendUp(ada, [.. Enumerable.Repeat((byte)'a', (10 * 1024 * 1024) + 1)], "a.txt")).IsProblem(413, "payload-too-large");
        (await SendUp(ada, [.. Enumerable.Repeat((byte)'a', 10 * 1024 * 1024)], "a.txt")).IsCreated();
        (await marketplace.Visitor.Send(HttpMethod.Post, "/attachments?name=a.txt", Bytes(Note))).IsProblem(401, "not-authenticated");
    }

    [Fact]
    public async Task An_address_is_good_for_one_file_and_for_a_while()
    {
        var ada = await marketplace.Arrives("Ada");
        var (one, other) = ((await SendUp(ada, Note, "a.txt")).IsCreated(), (await SendUp(ada, Note, "b.txt")).IsCreated());
        var url = one.String("url");
        Assert.Equal(HttpStatusCode.OK, (await Fetch(url)).StatusCode);
        foreach (var forged in (string[])[url.Replace(one.String("id"), other.String("id"), StringComparison.Ordinal), url.Replace("expires=", "expires=9", StringComparison.Ordinal), url[..^4], url.Split('?')[0], $"{url}AAAA"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Fetch(forged)).StatusCode);
        }

        await marketplace.Pass("PT11M");
        Assert.Equal(HttpStatusCode.NotFound, (await Fetch(url)).StatusCode);
    }

    [Theory]
    [InlineData("bytes=0-4", 206, "Bring", "bytes 0-4/19")]
    [InlineData("bytes=10-", 206, "blue one.", "bytes 10-18/19")]
    [InlineData("bytes=-4", 206, "one.", "bytes 15-18/19")]
    [InlineData("bytes=-400", 206, "Bring the blue one.", "bytes 0-18/19")]
    [InlineData("bytes=19-", 416, null, "bytes */19")]
    [InlineData("bytes=-0", 416, null, "bytes */19")]
    [InlineData("bytes=0-1,4-5", 200, "Bring the blue one.", null)]
    public async Task Parts_are_served(string range, int status, string? text, string? said)
    {
        var ada = await marketplace.Arrives("Ada");
        var url = (await SendUp(ada, Note, "a.txt")).IsCreated().String("url");
        using var served = await Fetch(url, ("Range", range));
        var answered = await served.Content.ReadAsStringAsync();
        Assert.Equal((status, said), ((int)served.StatusCode, served.Content.Headers.ContentRange?.ToString()));
        Assert.True(text is null ? answered.Contains("range-not-satisfiable", StringComparison.Ordinal) : text == answered, answered);

        var tag = $"{served.Headers.ETag}";
        Assert.Equal(HttpStatusCode.NotModified, (await Fetch(url, ("If-None-Match", tag))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Fetch(url, ("Range", "bytes=0-4"), ("If-Range", "\"other\""))).StatusCode);
        Assert.Equal(HttpStatusCode.PartialContent, (await Fetch(url, ("Range", "bytes=0-4"), ("If-Range", tag))).StatusCode);
    }

    [Fact]
    public async Task A_picture_is_shown_where_it_is_and_says_nothing_about_where_it_was_taken()
    {
        var ada = await marketplace.Arrives("Ada");
        var file = (await SendUp(ada, Pictures.Jpeg(orientation: 6), "call 0750 123 45 67.png")).IsCreated();
        Assert.Equal(("file.jpg", "image/jpeg"), (file.String("name"), file.String("contentType")));
        using var served = await Fetch(file.String("url"));
        Assert.Equal(Pictures.JpegWithout(orientation: 6), await served.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("inline", $"{served.Content.Headers.NonValidated["Content-Disposition"]}", StringComparison.Ordinal);
    }

    private static Task<Reply> SendUp(Person person, byte[] bytes, string name, string? key = null) =>
        person.Api.Send(HttpMethod.Post, $"/attachments?name={name}", Bytes(bytes), ("Idempotency-Key", key ?? Api.NewKey()));

    private static ByteArrayContent Bytes(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };

    private bool Lies(string id) => Directory.EnumerateFiles(marketplace.Files, $"{Guid.Parse(id):N}*", SearchOption.AllDirectories).Any();

    private async Task<HttpResponseMessage> Fetch(string url, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient { BaseAddress = marketplace.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    private async Task<(Person Ada, Person Pia, string Path)> Asked()
    {
        var (pia, ada) = (await marketplace.GoesLive("Pia"), await marketplace.Arrives("Ada"));
        var thread = (await ada.Api.Post("/messages/threads", new { listingId = await pia.Publishes(), message = "What should I bring?" })).IsCreated();
        return (ada, pia, $"/messages/threads/{thread.String("id")}");
    }
}
