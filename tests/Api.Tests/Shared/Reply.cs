using System.Net;
using System.Text.Json;

namespace Marketplace;

/// <summary>What came back.</summary>
internal sealed record Reply(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    private JsonElement? body;

    public JsonElement Body => body ??= JsonDocument.Parse(Text).RootElement;

    public string? ETag => Headers.GetValueOrDefault("ETag");

    public bool IsReplay => Headers.GetValueOrDefault("Idempotency-Replayed") == "true";

    /// <summary>A member by its path: <c>reply["price.total.amount"]</c>, <c>reply["items.0.id"]</c>.</summary>
    public JsonElement this[string path]
    {
        get
        {
            var element = Body;
            foreach (var step in path.Split('.'))
            {
                element = element.ValueKind is JsonValueKind.Array ? element[int.Parse(step)] : element.GetProperty(step);
            }

            return element;
        }
    }

    public static async Task<Reply> Read(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Reply(response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    public string String(string path) => this[path].GetString()!;

    public long Number(string path) => this[path].GetInt64();

    /// <summary>The reply itself when it has that status; else a failure that shows what came instead.</summary>
    public Reply Is(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"Expected {(int)expected}, got {(int)Status}: {Text}");
        return this;
    }

    public Reply IsOk() => Is(HttpStatusCode.OK);

    public Reply IsCreated() => Is(HttpStatusCode.Created);

    public Reply IsNoContent() => Is(HttpStatusCode.NoContent);

    /// <summary>A complete problem document with that status and code, which names these fields.</summary>
    public Reply IsProblem(int status, string code, params string[] fields)
    {
        Assert.True((int)Status == status, $"Expected {status} {code}, got {(int)Status}: {Text}");
        Assert.StartsWith("application/problem+json", Headers.GetValueOrDefault("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(code, String("code"));
        Assert.Equal(status, Number("status"));
        Assert.EndsWith(code, String("type"), StringComparison.Ordinal);
        Assert.NotEmpty(String("title"));
        Assert.NotEmpty(String("detail"));
        Assert.NotEmpty(String("traceId"));
        Assert.All(fields, field => Assert.True(this["errors"].TryGetProperty(field, out _), $"No error names {field}: {Text}"));
        return this;
    }
}
