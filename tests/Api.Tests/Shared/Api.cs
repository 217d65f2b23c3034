using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Marketplace;

/// <summary>The HTTP API as a test speaks to it: paths below the base, objects as bodies, a key on every change.</summary>
internal sealed class Api(HttpClient http, string? token)
{
    public const string Base = "/api/v1/marketplace";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The same API with that access token.</summary>
    public Api As(string accessToken) => new(http, accessToken);

    public Task<Reply> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    /// <summary>Under a fresh idempotency key.</summary>
    public Task<Reply> Post(string path, object? body = null) => Post(path, body, NewKey());

    /// <summary>Under that idempotency key, or without one when it is null.</summary>
    public Task<Reply> Post(string path, object? body, string? key, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, Encode(body), WithKey(headers, key));

    /// <summary>One request under that key, however many are sent of others: for who sends it again while others change what it is about.</summary>
    public Task<Reply> PostOnce(string path, object? body, string key) => SendOnce(HttpMethod.Post, path, Encode(body), WithKey([], key));

    public Task<Reply> Put(string path, object? body, string? key = null) => Send(HttpMethod.Put, path, Encode(body), WithKey([], key ?? NewKey()));

    public Task<Reply> Patch(string path, object? body, string? key = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Patch, path, Encode(body), WithKey(headers, key ?? NewKey()));

    public Task<Reply> Delete(string path) => Send(HttpMethod.Delete, path, null, WithKey([], NewKey()));

    /// <summary>Whatever bytes a test wants to try.</summary>
    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var size = Crowd.Of(method, path, headers);
        if (size == 1)
        {
            return await SendOnce(method, path, content, headers);
        }

        var (bytes, type) = content is null ? default : (await content.ReadAsByteArrayAsync(), content.Headers.ContentType);
        return await Crowd.Send(size, $"{method} {path}", () => SendOnce(
            method, path, bytes is null ? null : new ByteArrayContent(bytes) { Headers = { ContentType = type } }, headers));
    }

    public static string NewKey() => Guid.NewGuid().ToString("N");

    /// <summary>Text that is sent as JSON, whether it is or not.</summary>
    public static StringContent Raw(string json) => new(json, Encoding.UTF8, "application/json");

    private async Task<Reply> SendOnce(HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("//", StringComparison.Ordinal) ? path[1..] : Base + path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return await Reply.Read(response);
    }

    private static StringContent? Encode(object? body) => body is null ? null : Raw(JsonSerializer.Serialize(body, Json));

    private static (string Name, string Value)[] WithKey((string Name, string Value)[] headers, string? key) =>
        key is null ? headers : [.. headers, ("Idempotency-Key", key)];
}
