using System.Net.Http.Headers;
using System.Text;

namespace Marketplace.Sandbox;

/// <summary>Over HTTP, to wherever the product listens.</summary>
internal sealed class HttpWebhookTransport(HttpMessageInvoker http) : IWebhookTransport, IDisposable
{
    /// <summary>Stripe waits no longer for an answer either.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    public void Dispose() => http.Dispose();

    public async Task<WebhookAnswer> Send(Uri endpoint, string body, string signature, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(AnswerWithin);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")),
        };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (sandbox)");
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            return new WebhookAnswer(response.IsSuccessStatusCode, $"{(int)response.StatusCode}");
        }
        catch (Exception unreachable) when (
            unreachable is HttpRequestException || (unreachable is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new WebhookAnswer(IsAccepted: false, unreachable.GetType().Name);
        }
    }
}
