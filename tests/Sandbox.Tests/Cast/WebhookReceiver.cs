using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Stripe;

namespace Marketplace.Sandbox.Cast;

/// <summary>The product's end of the webhooks: verifies each as the product would, and keeps it.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    public const string Secret = "whsec_of_the_tests";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<Event> received = [];
    private readonly TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int attempts;

    private WebhookReceiver(WebApplication app)
    {
        this.app = app;
    }

    public Uri Url => new(app.Urls.First() + "/webhooks/stripe");

    /// <summary>In the order of arrival, repeats included.</summary>
    public IReadOnlyList<Event> Received => [.. received];

    public IEnumerable<string> Types => received.Select(notice => notice.Type);

    /// <summary>What is answered; anything but success makes the gateway try again.</summary>
    public int Answers { get; set; } = StatusCodes.Status200OK;

    public int Attempts => attempts;

    /// <summary>Completes with the first event.</summary>
    public Task Arrival => arrival.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public static async Task<WebhookReceiver> Start(ManualClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        receiver.app.MapPost("/webhooks/stripe", request => receiver.Receive(request, clock));
        await receiver.app.StartAsync();
        return receiver;
    }

    public void Forget() => received.Clear();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Receive(HttpContext http, ManualClock clock)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var signature = http.Request.Headers["Stripe-Signature"].ToString();
        var notice = EventUtility.ConstructEvent(body, signature, Secret, 300, clock.GetUtcNow().ToUnixTimeSeconds());

        Interlocked.Increment(ref attempts);
        http.Response.StatusCode = Answers;
        if (Answers == StatusCodes.Status200OK)
        {
            received.Enqueue(notice);
            arrival.TrySetResult();
        }
    }
}
