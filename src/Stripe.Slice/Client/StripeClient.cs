using System.Net;
using System.Text.Json;
using Stripe.Infrastructure;

namespace Stripe;

/// <summary>
/// Talks to one Stripe API with one key. A refusal is a <see cref="StripeException"/>; a call that never got an
/// answer ends in the exception of the transport, and its outcome is unknown.
/// </summary>
public class StripeClient : IStripeClient
{
    public StripeClient(
        string apiKey = null,
        string clientId = null,
        IHttpClient httpClient = null,
        string apiBase = null,
        string connectBase = null,
        string filesBase = null,
        string meterEventsBase = null)
    {
        if (apiKey is not null && (apiKey.Length == 0 || apiKey.Any(char.IsWhiteSpace)))
        {
            throw new ArgumentException("An API key is neither empty nor does it contain blanks.", nameof(apiKey));
        }

        ApiKey = apiKey;
        ClientId = clientId;
        HttpClient = httpClient ?? new SystemNetHttpClient();
        ApiBase = apiBase ?? DefaultApiBase;
        ConnectBase = connectBase ?? DefaultConnectBase;
        FilesBase = filesBase ?? DefaultFilesBase;
        MeterEventsBase = meterEventsBase ?? DefaultMeterEventsBase;
    }

    public static string DefaultApiBase => "https://api.stripe.com";

    public static string DefaultConnectBase => "https://connect.stripe.com";

    public static string DefaultFilesBase => "https://files.stripe.com";

    public static string DefaultMeterEventsBase => "https://meter-events.stripe.com";

    public string ApiBase { get; }

    public string ApiKey { get; }

    public string ClientId { get; }

    public string ConnectBase { get; }

    public string FilesBase { get; }

    public IHttpClient HttpClient { get; }

    public string MeterEventsBase { get; }

    public async Task<T> RequestAsync<T>(
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken = default)
        where T : IStripeEntity
    {
        var request = new StripeRequest(this, method, path, options, requestOptions);
        var response = await HttpClient.MakeRequestAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw Refusals.Of(response);
        }

        try
        {
            var entity = StripeEntity.FromJson<T>(response.Content);
            entity.StripeResponse = response;
            return entity;
        }
        catch (JsonException)
        {
            throw Refusals.NotUnderstood(response);
        }
    }

    public async Task<Stream> RequestStreamingAsync(
        HttpMethod method,
        string path,
        BaseOptions options,
        RequestOptions requestOptions,
        CancellationToken cancellationToken = default)
    {
        var request = new StripeRequest(this, method, path, options, requestOptions);
        var response = await HttpClient.MakeStreamingRequestAsync(request, cancellationToken);
        return response.StatusCode == HttpStatusCode.OK
            ? response.Body
            : throw Refusals.Of(await response.ToStripeResponseAsync());
    }
}
