using System.Net;
using System.Net.Http.Json;
using Marketplace.Sandbox.Cast;

namespace Marketplace.Sandbox.Mail;

public sealed class CaughtMail(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_mail_is_kept_once_however_often_it_is_sent()
    {
        await using var platform = await Platform.Open(postgres);

        Assert.Equal(HttpStatusCode.Accepted, await Send(platform, "messages", "mail-1", new("a@example.com", "Welcome", "Hello")));
        Assert.Equal(HttpStatusCode.Accepted, await Send(platform, "messages", "mail-1", new("a@example.com", "Welcome", "Hello")));
        Assert.Equal(HttpStatusCode.Accepted, await Send(platform, "messages", "mail-2", new("b@example.com", "Welcome", "Hello", "<p>Hello</p>")));
        Assert.Equal(HttpStatusCode.Accepted, await Send(platform, "texts", "sms-1", new("+49301234567", null, "Your code is 1234")));

        var all = await platform.Host.Mail.List(MailKind.Mail);
        Assert.Equal(["b@example.com", "a@example.com"], all.Select(mail => mail.To));
        Assert.Equal(("Welcome", "Hello", "<p>Hello</p>", platform.Clock.GetUtcNow()), (all[0].Subject, all[0].Text, all[0].Html, all[0].At));
        Assert.Equal("Your code is 1234", Assert.Single(await platform.Host.Mail.List(MailKind.Sms)).Text);
        Assert.Single(await platform.Host.Mail.List(MailKind.Mail, to: "a@example.com"));
    }

    [Fact]
    public async Task Files_come_with_a_mail()
    {
        await using var platform = await Platform.Open(postgres);

        var file = new MailFile("INV-000001.pdf", "application/pdf", [0x25, 0x50, 0x44, 0x46, 0x00, 0xFF]);
        Assert.Equal(HttpStatusCode.Accepted, await Send(platform, "messages", "mail-1", new("a@example.com", "Invoice", "Hello", Attachments: [file])));
        var kept = Assert.Single(Assert.Single(await platform.Host.Mail.List(MailKind.Mail)).Attachments);
        Assert.Equal((file.Name, file.ContentType), (kept.Name, kept.ContentType));
        Assert.Equal(file.Content, kept.Content);
        Assert.Equal(HttpStatusCode.BadRequest, await Send(platform, "messages", "mail-2", new("a@example.com", "Invoice", "Hello", Attachments: [file with { Name = "" }])));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(platform, "messages", "mail-3", new("a@example.com", "Invoice", "Hello", Attachments: [file with { Content = new byte[10_000_001] }])));
    }

    [Fact]
    public async Task A_mail_without_a_name_a_recipient_or_a_text_is_refused()
    {
        await using var platform = await Platform.Open(postgres);

        Assert.Equal(HttpStatusCode.BadRequest, await Send(platform, "messages", key: null, new("a@example.com", "Welcome", "Hello")));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(platform, "messages", "mail-1", new("", "Welcome", "Hello")));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(platform, "messages", "mail-1", new("a@example.com", "Welcome", "")));
        Assert.Empty(await platform.Host.Mail.List(MailKind.Mail));
    }

    private static async Task<HttpStatusCode> Send(Platform platform, string route, string? key, OutgoingMail mail)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{platform.Host.Address}/sandbox/mail/{route}") { Content = JsonContent.Create(mail) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await platform.Host.Http.SendAsync(request);
        return response.StatusCode;
    }
}
