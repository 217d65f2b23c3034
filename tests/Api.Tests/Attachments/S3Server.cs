using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace Marketplace.Attachments;

/// <summary>As much of S3 as a store of files needs. It computes every signature for itself, from the request as it arrived, and knows nothing of the product's.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    public const string Key = "AKIDEXAMPLE";
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private readonly WebApplication app;

    public S3Server()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Answer);
    }

    public ConcurrentDictionary<string, byte[]> Objects { get; } = [];

    public Uri Address { get; private set; } = new("http://localhost");

    public async Task Start()
    {
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        using var memory = new MemoryStream();
        await http.Request.Body.CopyToAsync(memory);
        var body = memory.ToArray();
        if (!IsSigned(http.Request, body))
        {
            http.Response.StatusCode = 403;
            await http.Response.WriteAsync("<Error><Code>SignatureDoesNotMatch</Code></Error>");
            return;
        }

        var path = http.Request.Path.Value!;
        switch (http.Request.Method)
        {
            case "PUT":
                Objects[path] = body;
                break;
            case "DELETE":
                Objects.TryRemove(path, out _);
                http.Response.StatusCode = 204;
                break;
            case "GET" when Objects.TryGetValue(path, out var found):
                var range = http.Request.GetTypedHeaders().Range!.Ranges.Single();
                http.Response.StatusCode = 206;
                await http.Response.Body.WriteAsync(found.AsMemory((int)range.From!.Value..((int)range.To!.Value + 1)));
                break;
            default:
                http.Response.StatusCode = 404;
                break;
        }
    }

    private static bool IsSigned(HttpRequest request, byte[] body)
    {
        var sent = request.Headers.Authorization.ToString();
        var parts = sent["AWS4-HMAC-SHA256 ".Length..].Split(", ").Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        var (scope, stamp) = (parts["Credential"].Split('/'), request.Headers["x-amz-date"].ToString());
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var headers = string.Concat(parts["SignedHeaders"].Split(';').Select(name => $"{name}:{request.Headers[name].ToString().Trim()}\n"));
        var asked = $"{request.Method}\n{request.Path.ToUriComponent()}\n{request.QueryString.Value?.TrimStart('?')}\n{headers}\n{parts["SignedHeaders"]}\n{hash}";
        var text = $"AWS4-HMAC-SHA256\n{stamp}\n{string.Join('/', scope[1..])}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)))}";
        var key = scope[1..].Aggregate(Encoding.UTF8.GetBytes($"AWS4{Secret}"), (made, part) => HMACSHA256.HashData(made, Encoding.UTF8.GetBytes(part)));
        var at = DateTimeOffset.ParseExact(stamp, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return scope[0] == Key && scope[1] == stamp[..8] && request.Headers["x-amz-content-sha256"] == hash
            && (DateTimeOffset.UtcNow - at).Duration() < TimeSpan.FromMinutes(15)
            && parts["Signature"] == Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }
}
