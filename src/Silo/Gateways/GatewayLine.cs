using System.Net;
using System.Text.Json;

namespace Marketplace.Gateways;

/// <summary>Speaks to one gateway as this marketplace.</summary>
internal sealed class GatewayLine(IGatewayTransport transport, string gateway)
{
    /// <exception cref="GatewayUnavailableException">It does not answer, or not as itself: nobody knows whether it acted.</exception>
    public async Task<GatewayAnswer> Send(GatewayCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.Send(gateway, call, cancellationToken);
        }
        catch (Exception away) when (IsAway(away, cancellationToken))
        {
            throw new GatewayUnavailableException($"{gateway} did not answer.", away);
        }
    }

    public static bool IsAway(Exception reason, CancellationToken cancellationToken) =>
        reason is HttpRequestException or JsonException || (reason is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}

/// <summary>The same with a token, which is asked for when the last one has run out.</summary>
/// <param name="line">Where.</param>
/// <param name="ask">What a token is asked for with.</param>
/// <param name="read">The token in the answer, and how long it lasts.</param>
/// <param name="clock">Ours.</param>
internal sealed class TokenLine(GatewayLine line, Func<GatewayCall> ask, Func<GatewayAnswer, GivenToken> read, TimeProvider clock)
{
    /// <summary>A token that ends while a request is on its way is no good.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    /// <summary>Several may ask for one at once; gateways give as many as are asked for.</summary>
    private volatile Held? held;

    /// <inheritdoc cref="GatewayLine.Send"/>
    public async Task<GatewayAnswer> Send(GatewayCall call, CancellationToken cancellationToken)
    {
        var answer = await line.Send(call with { Authorization = await Bearer(isFresh: false, cancellationToken) }, cancellationToken);
        return answer.Status == (int)HttpStatusCode.Unauthorized
            ? await line.Send(call with { Authorization = await Bearer(isFresh: true, cancellationToken) }, cancellationToken)
            : answer;
    }

    private async Task<string> Bearer(bool isFresh, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (isFresh || held is not { } known || now < known.From || now >= known.Until)
        {
            var answer = await line.Send(ask(), cancellationToken);
            try
            {
                var given = read(answer.IsOk ? answer : throw new HttpRequestException($"There was no token: {answer.Status}."));
                held = known = new Held(given.Token, now, now + given.Lasts - Margin);
            }
            catch (Exception away) when (GatewayLine.IsAway(away, cancellationToken))
            {
                throw new GatewayUnavailableException("It gave no token.", away);
            }
        }

        return $"Bearer {known.Token}";
    }

    /// <summary>A clock that is set back has no use for what it will have had.</summary>
    private sealed record Held(string Token, DateTimeOffset From, DateTimeOffset Until);
}

internal sealed record GivenToken(string Token, TimeSpan Lasts);
