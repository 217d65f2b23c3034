using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Marketplace.Sandbox;

/// <summary>
/// Carries webhooks to the endpoint. One courier at a time over all processes of a database, held by a session lock that
/// goes away with its process, so that a crash delays nothing and no transaction is open while the endpoint works.
/// </summary>
internal sealed partial class WebhookCourier(
    SandboxDatabase database,
    TimeProvider clock,
    StripeSandboxOptions options,
    HttpMessageInvoker http,
    ILogger<WebhookCourier> logger) : IDisposable
{
    private const long Lock = 0x636f7572696572;

    /// <summary>How many are read at once; more wait for the next round.</summary>
    private const int Batch = 64;

    /// <summary>Stripe waits no longer for an answer either.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim gate = new(1, 1);

    public void Dispose() => gate.Dispose();

    /// <summary>Returns when nothing is due any more: it was delivered, or will be tried again later.</summary>
    public async Task DeliverDue(CancellationToken cancellationToken)
    {
        if (options.WebhookUrl?.Invoke() is not { } endpoint)
        {
            return;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await database.Open(cancellationToken);
            await connection.Run($"select pg_advisory_lock({Lock})", [], cancellationToken);
            try
            {
                while (await DeliverBatch(endpoint, cancellationToken))
                {
                }
            }
            finally
            {
                await connection.Run($"select pg_advisory_unlock({Lock})", [], CancellationToken.None);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<bool> DeliverBatch(Uri endpoint, CancellationToken cancellationToken)
    {
        List<Delivery> due;
        await using (var connection = await database.Open(cancellationToken))
        {
            var isHeld = (await WebhookKnobs.Read(connection)).Hold;
            due = isHeld ? [] : await Deliveries.Due(connection, clock.GetUtcNow(), Batch, cancellationToken);
        }

        var bounds = new ParallelOptions { MaxDegreeOfParallelism = options.WebhookConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, bounds, async (delivery, token) => await Deliver(endpoint, delivery, token));
        return due.Count > 0;
    }

    private async Task Deliver(Uri endpoint, Delivery delivery, CancellationToken cancellationToken)
    {
        var (isAccepted, answer) = await Send(endpoint, delivery, cancellationToken);
        await using var connection = await database.Open(CancellationToken.None);
        if (isAccepted)
        {
            await Deliveries.Delivered(connection, delivery, answer, clock.GetUtcNow());
        }
        else
        {
            LogNotAccepted(logger, delivery.Id, delivery.Attempts + 1, answer);
            await Deliveries.Failed(connection, delivery, answer, clock.GetUtcNow());
        }
    }

    private async Task<(bool IsAccepted, string Answer)> Send(Uri endpoint, Delivery delivery, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(AnswerWithin);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(delivery.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json", "utf-8")),
        };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", WebhookSigner.Sign(delivery.Body, options.WebhookSecret, clock.GetUtcNow()));
        request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (sandbox)");
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            return (response.IsSuccessStatusCode, $"{(int)response.StatusCode}");
        }
        catch (Exception unreachable) when (
            unreachable is HttpRequestException || (unreachable is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (false, unreachable.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Webhook {Delivery} was not accepted on attempt {Attempt}: {Answer}.")]
    private static partial void LogNotAccepted(ILogger logger, long delivery, int attempt, string answer);
}
