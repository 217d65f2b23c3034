using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Marketplace.Realtime;

namespace Marketplace.Conversations;

/// <summary>Reads server-sent events as a browser does.</summary>
internal static class EventReader
{
    /// <summary>Long enough for a busy machine; a stream that says nothing for so long says nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async IAsyncEnumerable<SentEvent> Listen(
        HttpClient client, string path, string? after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (after is not null)
        {
            request.Headers.Add(ResumeRequest.HeaderName, after);
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(patience.Token))
        {
            yield return new SentEvent(item.EventType, item.EventId, JsonSerializer.Deserialize<JsonElement>(item.Data));
        }
    }

    /// <summary>The next events after a position, and then the connection is closed.</summary>
    public static Task<List<SentEvent>> Next(HttpClient client, string path, string? after, int count) =>
        Listen(client, path, after).Take(count).ToListAsync().AsTask();
}

/// <summary>One event as it arrived.</summary>
internal sealed record SentEvent(string Type, string? Id, JsonElement Data)
{
    public long Sequence => Data.GetProperty("sequence").GetInt64();

    public string? Text => Data.GetProperty("text").GetString();
}
