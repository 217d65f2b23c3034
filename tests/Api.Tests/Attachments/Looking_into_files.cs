using System.Text;
using Microsoft.Extensions.Options;

namespace Marketplace.Attachments;

public sealed class Looking_into_files
{
    [Fact]
    public async Task A_scanner_says_what_it_finds_or_nobody_knows()
    {
        await using var clamd = new Clamd();
        var scanner = Scanner(clamd.Port);
        Assert.Null(await Look(scanner, new string('x', 200_000)));
        Assert.Null(await Look(scanner, string.Empty));
        Assert.Equal("Win.Test.EICAR_HDB-1", await Look(scanner, Clamd.Eicar));
        Assert.Equal("Win.Test.EICAR_HDB-1", await Look(scanner, new string('x', 65_500) + Clamd.Eicar));
        Assert.Contains("size limit", (await Assert.ThrowsAsync<IOException>(() => Look(scanner, "too large"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_away_or_not_named_is_a_fault()
    {
        var gone = new Clamd();
        var port = gone.Port;
        await gone.DisposeAsync();
        await Assert.ThrowsAsync<IOException>(() => Look(Scanner(port), "x"));
        await Assert.ThrowsAsync<IOException>(() => Look(new ClamdScanner(Options.Create(new AttachmentOptions())), "x"));
    }

    [Fact]
    public async Task What_something_is_found_in_is_never_sent_and_its_owner_sees_why()
    {
        await using var clamd = new Clamd();
        await using var marketplace = await RunningMarketplace.With($"Attachments:Scan:Clamd=127.0.0.1:{clamd.Port}");
        var ada = await marketplace.Arrives("Ada");
        var (clean, infected) = (await SendUp(ada, "Hello"), await SendUp(ada, Clamd.Eicar));
        await marketplace.Settles();

        Assert.Equal("ready", (await ada.Api.Get($"/attachments/{clean}")).IsOk().String("state"));
        var shown = (await ada.Api.Get($"/attachments/{infected}")).IsOk();
        Assert.Equal(("quarantined", "Win.Test.EICAR_HDB-1"), (shown.String("state"), shown.String("finding")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, shown["url"].ValueKind);

        var pia = await marketplace.GoesLive("Pia");
        var thread = (await ada.Api.Post("/messages/threads", new { listingId = await pia.Publishes(), message = "Look" })).IsCreated().String("id");
        (await ada.Api.Post($"/messages/threads/{thread}/messages", new { attachments = new[] { clean, infected } })).IsProblem(409, "conversation.attachment-not-ready");
        (await ada.Api.Post($"/messages/threads/{thread}/messages", new { attachments = new[] { clean } })).IsCreated();
    }

    private static async Task<string> SendUp(Person person, string text)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        return (await person.Api.Send(HttpMethod.Post, "/attachments?name=a.txt", file, ("Idempotency-Key", Api.NewKey()))).IsCreated().String("id");
    }

    private static ClamdScanner Scanner(int port) => new(Options.Create(new AttachmentOptions { Scan = new ScanOptions { Clamd = $"127.0.0.1:{port}" } }));

    private static Task<string?> Look(ClamdScanner scanner, string text) => scanner.Scan(new MemoryStream(Encoding.Latin1.GetBytes(text)), CancellationToken.None);
}
