using System.Text;

namespace Marketplace.Gateways;

/// <summary>Over HTTP. No retries: an attempt whose outcome is unknown is looked up before it is made again.</summary>
internal sealed class HttpGatewayTransport(
    IHttpClientFactory clients, RemoteGateways gateways, [FromKeyedServices(AggregateServices.Clock)] TimeProvider clock) : IGatewayTransport
{
    public async Task<GatewayAnswer> Send(string gateway, GatewayCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(gateways.AddressOf(gateway), call.Path));
        if (call.Body is not null)
        {
            request.Content = new StringContent(call.Body, Encoding.UTF8, call.IsForm ? "application/x-www-form-urlencoded" : "application/json");
        }

        if (call.Authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", call.Authorization);
        }

        using var response = await clients.CreateClient(gateway).SendAsync(request, cancellationToken);
        return new GatewayAnswer(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken), response.Headers.Date ?? clock.GetUtcNow());
    }
}
