using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Simulations;

/// <summary>One request as a client would send it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Below the base.</param>
internal sealed record Request(string Method, string Path)
{
    /// <summary>JSON, or whatever somebody hostile sends instead.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The idempotency key.</summary>
    public string? Key { get; init; }

    /// <summary>Further headers.</summary>
    public ImmutableArray<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>An access token, as it is sent.</summary>
    public string? Token { get; init; }

    /// <summary>Who asks, in place of a token: the account behind one that was read already, or nobody.</summary>
    public Guid? Account { get; init; }

    public bool IsOperator { get; init; }

    public static byte[] Json(object body) => JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);

    public override string ToString() => $"{Method} {Path} {Encoding.UTF8.GetString(Body)}".TrimEnd();

    public DefaultHttpContext ToHttp(IServiceProvider services, string trace)
    {
        var http = new DefaultHttpContext { RequestServices = services, TraceIdentifier = trace };
        var question = Path.IndexOf('?', StringComparison.Ordinal);
        http.Request.Method = Method;
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("marketplace.example");
        http.Request.Path = ApiRoutes.Base + (question < 0 ? Path : Path[..question]);
        http.Request.QueryString = question < 0 ? QueryString.Empty : new QueryString(Path[question..]);
        http.Request.Body = new MemoryStream(Body);
        http.Request.ContentLength = Body.Length;
        http.Response.Body = new MemoryStream();
        http.Features.Set<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>(new AnySize());
        if (Body.Length > 0)
        {
            http.Request.ContentType = "application/json";
        }

        if (Key is not null)
        {
            http.Request.Headers[CommandRequest.KeyHeader] = Key;
        }

        foreach (var (name, value) in Headers)
        {
            http.Request.Headers[name] = value;
        }

        if (Token is not null)
        {
            http.Request.Headers.Authorization = $"Bearer {Token}";
        }

        if (Account is { } account)
        {
            http.User = TokenHolder.Of(account, IsOperator);
        }

        return http;
    }

    private sealed class AnySize : Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;

        public long? MaxRequestBodySize { get; set; }
    }
}

/// <summary>The answer to a request.</summary>
internal sealed record Response(int Status, string Text, ImmutableArray<(string Name, string Value)> Headers)
{
    private JsonElement? body;

    public bool IsOk => Status is >= 200 and < 300;

    public JsonElement Body => body ??= JsonSerializer.Deserialize<JsonElement>(Text);

    /// <summary>The code of a problem; empty for what is none.</summary>
    public string Code => !IsOk && Text.Length > 0 && Body.TryGetProperty("code", out var code) ? code.GetString()! : string.Empty;

    public string String(string path)
    {
        var element = Body;
        foreach (var step in path.Split('.'))
        {
            element = element.GetProperty(step);
        }

        return element.GetString()!;
    }
}
