using System.Net;

namespace Marketplace.Endurance;

/// <summary>A client that repeats a request, under the same key, until it is answered: what a caller must do whose server dies.</summary>
internal sealed class StubbornHandler(Func<Task> ready) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private const int Tries = 50;

    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(60);

    /// <summary>How often an answer did not come.</summary>
    public int Repeats { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            await ready().WaitAsync(AnswerPatience, cancellationToken);
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                patience.CancelAfter(AnswerPatience);
                var answer = await base.SendAsync(Copy(request, body), patience.Token);
                await answer.Content.LoadIntoBufferAsync(patience.Token);
                if (answer.StatusCode is not HttpStatusCode.ServiceUnavailable || attempt == Tries)
                {
                    return answer;
                }

                answer.Dispose();
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException && attempt < Tries)
            {
                // It died, or never answered. Whether it had its effect is unknown, which is what the key is for.
            }

            Repeats++;
        }
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (body is not null)
        {
            copy.Content = new ByteArrayContent(body);
            foreach (var (name, values) in request.Content!.Headers)
            {
                copy.Content.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return copy;
    }
}
