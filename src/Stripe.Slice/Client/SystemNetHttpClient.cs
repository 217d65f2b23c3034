using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Stripe.Infrastructure;

namespace Stripe;

/// <summary>Carries requests over <see cref="HttpClient"/> and repeats those that are safe and worth repeating.</summary>
public class SystemNetHttpClient : IHttpClient
{
    public const int DefaultMaxNumberRetries = 2;

    private static readonly Lazy<HttpClient> Shared = new(BuildDefaultSystemNetHttpClient);

    private readonly HttpClient httpClient;
    private readonly string userAgent;
    private readonly Telemetry telemetry = new();

    public SystemNetHttpClient(
        HttpClient httpClient = null,
        int maxNetworkRetries = DefaultMaxNumberRetries,
        AppInfo appInfo = null,
        bool enableTelemetry = true)
    {
        this.httpClient = httpClient ?? Shared.Value;
        MaxNetworkRetries = maxNetworkRetries;
        EnableTelemetry = enableTelemetry;

        var agent = $"Stripe/v1 .NetBindings/{StripeConfiguration.StripeNetVersion}";
        userAgent = appInfo is null ? agent : $"{agent} {appInfo.FormatUserAgent()}";
    }

    public static TimeSpan DefaultHttpTimeout => TimeSpan.FromSeconds(80);

    public static TimeSpan MaxNetworkRetriesDelay => TimeSpan.FromSeconds(5);

    public static TimeSpan MinNetworkRetriesDelay => TimeSpan.FromMilliseconds(500);

    public bool EnableTelemetry { get; }

    public int MaxNetworkRetries { get; }

    public static HttpClient BuildDefaultSystemNetHttpClient() => new() { Timeout = DefaultHttpTimeout };

    public async Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default)
    {
        using var response = await Send(request, cancellationToken);
        var content = await response.Content.ReadAsStringAsync(cancellationToken);
        return new StripeResponse(response.StatusCode, response.Headers, content);
    }

    public async Task<StripeStreamedResponse> MakeStreamingRequestAsync(StripeRequest request, CancellationToken cancellationToken = default)
    {
        var response = await Send(request, cancellationToken);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return new StripeStreamedResponse(response.StatusCode, response.Headers, body);
    }

    private async Task<HttpResponseMessage> Send(StripeRequest request, CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            var mayRepeat = retries < MaxNetworkRetries;
            try
            {
                var response = await SendOnce(request, cancellationToken);
                if (!mayRepeat || !IsWorthRepeating(response))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (Exception broken) when (mayRepeat && IsBrokenConnection(broken, cancellationToken))
            {
                // The next round sends the same request under the same idempotency key.
            }

            await Task.Delay(Pause(retries), cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> SendOnce(StripeRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, request.Uri) { Content = request.Content };
        message.Headers.Authorization = request.AuthorizationHeader;
        message.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        foreach (var (name, value) in request.StripeHeaders)
        {
            message.Headers.Add(name, value);
        }

        if (EnableTelemetry)
        {
            telemetry.Tell(message);
        }

        var started = Stopwatch.GetTimestamp();
        var response = await httpClient.SendAsync(message, cancellationToken);
        if (EnableTelemetry)
        {
            telemetry.Measured(response, Stopwatch.GetElapsedTime(started));
        }

        return response;
    }

    private static bool IsBrokenConnection(Exception broken, CancellationToken cancellationToken) =>
        broken is HttpRequestException || (broken is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static bool IsWorthRepeating(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("Stripe-Should-Retry", out var advice) && bool.TryParse(advice.First(), out var should))
        {
            return should;
        }

        return response.StatusCode is HttpStatusCode.Conflict or >= HttpStatusCode.InternalServerError;
    }

    /// <summary>Doubles from the shortest to the longest pause, less up to a quarter, so that callers do not march in step.</summary>
    private static TimeSpan Pause(int retries)
    {
        var longest = MinNetworkRetriesDelay * Math.Pow(2, retries);
        var jitter = 0.75 + (RandomNumberGenerator.GetInt32(250) / 1000.0);
        var pause = (longest < MaxNetworkRetriesDelay ? longest : MaxNetworkRetriesDelay) * jitter;
        return pause > MinNetworkRetriesDelay ? pause : MinNetworkRetriesDelay;
    }
}
