using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;

namespace Marketplace.Commands.Demo;

/// <summary>Somebody in the story, who knows nothing but the HTTP contract.</summary>
internal sealed class DemoPerson(HttpClient http, string name)
{
    private int requests;

    public string Name { get; } = name;

    public string? Token { get; set; }

    public Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path, null, 200);

    public Task<JsonElement> Post(string path, object? body = null, int expect = 200) => Send(HttpMethod.Post, path, body, expect);

    public Task<JsonElement> Put(string path, object body, int expect = 200) => Send(HttpMethod.Put, path, body, expect);

    /// <summary>A stream of server-sent events, already open.</summary>
    public async Task<StreamReader> Listen(string path, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        return new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken), Encoding.UTF8);
    }

    private async Task<JsonElement> Send(HttpMethod method, string path, object? body, int expect)
    {
        using var request = Request(method, path);
        if (method != HttpMethod.Get)
        {
            request.Headers.Add("Idempotency-Key", $"demo-{Name}-{++requests}");
            request.Content = body is null
                ? new StringContent("{}", Encoding.UTF8, MediaTypeNames.Application.Json)
                : JsonContent.Create(body, options: JsonSerializerOptions.Web);
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (int)response.StatusCode != expect
            ? throw new DemoFailedException($"{Name}: {method} {path} answered {(int)response.StatusCode} instead of {expect}: {text}")
            : text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, ApiRoutes.Base.TrimStart('/') + path);
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        return request;
    }
}
