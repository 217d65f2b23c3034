using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>The way of webhooks from the gateway to whichever process of the product is alive.</summary>
/// <param name="endpoint">Takes a body and its signature and returns the status; it may never return.</param>
/// <param name="time">The gateway's.</param>
/// <param name="troubles">What happens on the way.</param>
/// <param name="sign">The gateway's signature of a body.</param>
internal sealed class SimulatedWebhooks(
    Func<string, string, Task<int>> endpoint, TimeProvider time, GatewayTroubles troubles, Func<string, string> sign) : IWebhookTransport
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    public async Task<WebhookAnswer> Send(Uri endpoint, string body, string signature, CancellationToken cancellationToken)
    {
        await Task.Delay(troubles.Travel(), time, cancellationToken);
        if (troubles.PoisonsWebhook())
        {
            var poison = Poison.Of(body);
            await Answer(poison, sign(poison), cancellationToken);
        }

        if (troubles.LosesWebhookRequest)
        {
            return new WebhookAnswer(IsAccepted: false, "lost");
        }

        var status = await Answer(body, signature, cancellationToken);
        await Task.Delay(troubles.Travel(), time, cancellationToken);
        return status is null || troubles.LosesWebhookAnswer
            ? new WebhookAnswer(IsAccepted: false, "no answer")
            : new WebhookAnswer(status is >= 200 and < 300, $"{status}");
    }

    private async Task<int?> Answer(string body, string signature, CancellationToken cancellationToken)
    {
        try
        {
            return await endpoint(body, signature).WaitAsync(AnswerWithin, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
