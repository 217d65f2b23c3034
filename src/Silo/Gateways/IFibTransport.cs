using System.Net.Http.Headers;
using System.Text;
using Marketplace.Hosting;
using Microsoft.Extensions.Options;

namespace Marketplace.Gateways;

/// <summary>The way to the bank and back. An exception means that nobody knows whether it acted.</summary>
internal interface IFibTransport
{
    Task<FibAnswer> Send(FibCall call, CancellationToken cancellationToken);
}

/// <param name="Method">Of HTTP.</param>
/// <param name="Path">Below the bank's address.</param>
/// <param name="Body">Null for none.</param>
/// <param name="IsForm">Whether the body is a form; else JSON.</param>
/// <param name="Token">Who asks; null while that is being asked.</param>
internal sealed record FibCall(string Method, string Path, string? Body, bool IsForm, string? Token);

internal sealed record FibAnswer(int Status, string Body)
{
    public bool IsOk => Status is >= 200 and < 300;

    /// <summary>The bank understood and said no, so that nothing moved.</summary>
    public bool IsNo => Status is >= 400 and < 500 and not (401 or 408 or 429);
}

/// <summary>Over HTTP. No retries: an attempt whose outcome is unknown is looked up before it is made again.</summary>
internal sealed class HttpFibTransport(IHttpClientFactory clients, FibOptions options, IOptions<SandboxOptions> sandbox, OwnAddress address) : IFibTransport
{
    public const string HttpClientName = "fib";

    public async Task<FibAnswer> Send(FibCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(Base(), call.Path));
        if (call.Body is not null)
        {
            request.Content = new StringContent(call.Body, Encoding.UTF8, call.IsForm ? "application/x-www-form-urlencoded" : "application/json");
        }

        if (call.Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", call.Token);
        }

        using var response = await clients.CreateClient(HttpClientName).SendAsync(request, cancellationToken);
        return new FibAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Read late: the address of the stand-in is known only once the host listens.</summary>
    private Uri Base() =>
        options.ApiBase is { } configured ? new Uri(configured.TrimEnd('/') + "/")
        : sandbox.Value.Enabled ? new Uri(address.Value, FibOptions.SandboxPath)
        : throw new InvalidOperationException($"{FibOptions.Section}:ApiBase is not set.");
}
