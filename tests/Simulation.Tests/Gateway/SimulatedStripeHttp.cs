using Marketplace.Embedded;
using Stripe;

namespace Marketplace.Simulations;

/// <summary>The way from one simulated process to the gateway.</summary>
/// <param name="caller">Whose patience it is.</param>
/// <param name="stripe">Where the gateway lives; it goes on when the caller dies.</param>
/// <param name="door">The gateway's.</param>
/// <param name="timeout">How long an answer is waited for.</param>
internal sealed class SimulatedStripeHttp(SimulatedProcess caller, SimulatedProcess stripe, GatewayDoor door, TimeSpan timeout) : IHttpClient
{
    public async Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default)
    {
        var message = StripeMessage.Of(request);
        var answer = new TaskCompletionSource<StripeResponse>(Promise.Options);
        stripe.Run(() => door.Serve(message, answer));
        try
        {
            return await answer.Task.WaitAsync(timeout, caller.Time, cancellationToken);
        }
        catch (TimeoutException late)
        {
            // In the words of HttpClient.
            throw new TaskCanceledException("The gateway did not answer in time.", late, cancellationToken);
        }
    }

    public Task<StripeStreamedResponse> MakeStreamingRequestAsync(StripeRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The product streams nothing from Stripe.");
}
