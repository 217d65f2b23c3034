using System.Net;

namespace Marketplace.Gateways;

/// <summary>Speaks to the bank as this marketplace, with a token that is asked for when the last one has run out.</summary>
internal sealed class FibClient(IFibTransport transport, FibOptions options, [FromKeyedServices(AggregateServices.Clock)] TimeProvider clock)
{
    /// <summary>A token that ends while a request is on its way is no good.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    /// <summary>Several may ask for one at once; the bank gives as many as are asked for.</summary>
    private volatile Held? held;

    /// <exception cref="GatewayUnavailableException">The bank does not answer, or not as itself: nobody knows whether it acted.</exception>
    public async Task<FibAnswer> Send(string method, string path, string? body, CancellationToken cancellationToken)
    {
        var answer = await Try(method, path, body, isFresh: false, cancellationToken);
        return answer.Status == (int)HttpStatusCode.Unauthorized ? await Try(method, path, body, isFresh: true, cancellationToken) : answer;
    }

    private async Task<FibAnswer> Try(string method, string path, string? body, bool isFresh, CancellationToken cancellationToken)
    {
        try
        {
            var token = await Token(isFresh, cancellationToken);
            return await transport.Send(new FibCall(method, path, body, IsForm: false, token), cancellationToken);
        }
        catch (Exception away) when (
            away is HttpRequestException or System.Text.Json.JsonException || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new GatewayUnavailableException("The bank did not answer.", away);
        }
    }

    private async Task<string> Token(bool isFresh, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!isFresh && held is { } known && now >= known.From && now < known.Until)
        {
            return known.Token;
        }

        var answer = await transport.Send(
            new FibCall("POST", FibWire.Token, FibWire.Credentials(options.ClientId, options.ClientSecret), IsForm: true, Token: null), cancellationToken);
        if (!answer.IsOk)
        {
            throw new HttpRequestException($"The bank gave no token: {answer.Status}.");
        }

        var given = FibWire.Read<FibToken>(answer.Body);
        held = new Held(given.AccessToken, now, now + TimeSpan.FromSeconds(given.ExpiresIn) - Margin);
        return given.AccessToken;
    }

    /// <summary>A clock that is set back has no use for what it will have had.</summary>
    private sealed record Held(string Token, DateTimeOffset From, DateTimeOffset Until);
}
