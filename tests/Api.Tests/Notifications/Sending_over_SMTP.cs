using System.Net.Mail;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>Mails reach a real mail server, in every alphabet, with the page, the files and the link beside the text.</summary>
public sealed class Sending_over_SMTP : IAsyncLifetime
{
    private static readonly Guid Key = new("11111111-2222-3333-4444-555555555555");
    private static readonly Mail Told = new(
        "ada@example.com", "تم تأكيد حجزك", "تم تأكيد «شاي».\nثانية", [new MailAttachment("نسخة.pdf", "application/pdf", [37, 80, 68, 70])],
        "<html dir=\"rtl\"><body>شاي</body></html>", new Uri("https://market.example/unsubscribe/abc"));

    private NodeProgram server = null!;
    private int port;

    public async Task InitializeAsync()
    {
        server = await NodeProgram.Start("smtp.mjs");
        port = (await server.Next())!.Value.GetProperty("port").GetInt32();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task All_of_a_mail_arrives()
    {
        await Sender("secret").Send(Told, Key, CancellationToken.None);

        var mail = (await server.Next())!.Value;
        var raw = mail.GetProperty("raw").GetString()!.ReplaceLineEndings("\n");
        Assert.Equal(("market@example.com", "ada@example.com"), (mail.GetProperty("from").GetString(), mail.GetProperty("to")[0].GetString()));
        Assert.Contains($"Message-ID: <{Key:N}@example.com>", raw, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe: <https://market.example/unsubscribe/abc>", raw, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", raw, StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", raw, StringComparison.Ordinal);
        Assert.Contains("text/html", raw, StringComparison.Ordinal);
        Assert.Contains(Encoded("تم تأكيد «شاي»."), raw.Replace("\n", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String([37, 80, 68, 70]), raw, StringComparison.Ordinal);
        Assert.DoesNotContain("تم", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_does_not_take_is_a_failure_and_tried_again_by_whoever_wants_it()
    {
        await Assert.ThrowsAnyAsync<SmtpException>(() => Sender("wrong").Send(Told, Key, CancellationToken.None));
        await Assert.ThrowsAnyAsync<SmtpException>(() => Sender("secret").Send(Told with { To = "nobody@example.com" }, Key, CancellationToken.None));
        await Assert.ThrowsAnyAsync<FormatException>(() => Sender("secret").Send(Told with { To = "ada@example.com\r\nBcc: eve@example.com" }, Key, CancellationToken.None));

        await Sender("secret").Send(Told with { Html = null, Unsubscribe = null, Attachments = null }, Key, CancellationToken.None);
        var raw = (await server.Next())!.Value.GetProperty("raw").GetString()!;
        Assert.DoesNotContain("List-Unsubscribe", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;

        await Assert.ThrowsAnyAsync<Exception>(() => Sender("secret", TimeSpan.FromMilliseconds(200)).Send(Told, Key, CancellationToken.None));
    }

    [Theory]
    [InlineData(null, null, 587, true)]
    [InlineData("mail.example", "Market <market@example.com>", 587, true)]
    [InlineData("mail.example", null, 587, false)]
    [InlineData("mail.example", "market", 587, false)]
    [InlineData("mail.example", "market@example.com", 0, false)]
    public void A_server_needs_an_address_to_send_from(string? host, string? from, int number, bool isValid) =>
        Assert.Equal(isValid, new SmtpOptions { Host = host, From = from, Port = number }.IsValid());

    private SmtpMailSender Sender(string password, TimeSpan? timeout = null) => new(Options.Create(new MailOptions
    {
        Timeout = timeout ?? TimeSpan.FromSeconds(30),
        Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, StartTls = false, User = "marketplace", Password = password, From = "Market <market@example.com>" },
    }));

    /// <summary>As base64 has it, without its last group, which depends on what follows.</summary>
    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))[..^4];
}
