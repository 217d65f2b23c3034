using Marketplace.Hosting;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>Sends mails to a service over HTTP: the mail catcher of the sandbox, or a relay that takes the same request.</summary>
internal sealed class HttpMailSender(
    IHttpClientFactory clients, IOptions<MailOptions> options, IOptions<SandboxOptions> sandbox, OwnAddress own) : IMailSender
{
    public const string Client = "mail";

    public async Task Send(Mail mail, Guid key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint()) { Content = JsonContent.Create(mail, options: MarketplaceJson.Options) };
        request.Headers.Add("Idempotency-Key", key.ToString("N"));

        using var client = clients.CreateClient(Client);
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private Uri Endpoint() =>
        options.Value.Endpoint
        ?? (sandbox.Value.Enabled ? new Uri(own.Value, "/sandbox/mail/messages") : throw new InvalidOperationException("Mail:Endpoint is not set."));
}
