using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;

namespace Marketplace.Feeds;

/// <summary>An iCalendar with the hash of its octets as entity tag, or the problem behind a refusal.</summary>
internal sealed class CalendarAnswer : IResult, IEndpointMetadataProvider
{
    private const string ContentType = "text/calendar";

    private readonly string? text;
    private readonly Refusal? refusal;

    private CalendarAnswer(string? text, Refusal? refusal) => (this.text, this.refusal) = (text, refusal);

    public static CalendarAnswer Of(string text) => new(text, null);

    public static implicit operator CalendarAnswer(Refusal refusal) => new(null, refusal);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [ContentType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (refusal is not null)
        {
            await Problem.Write(httpContext, refusal);
            return;
        }

        var octets = Encoding.UTF8.GetBytes(text!);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(octets).AsSpan(0, 16))}\"";
        var headers = httpContext.Response.Headers;
        headers.ETag = tag;
        // Whoever has the address has the calendar, so no shared cache may keep it.
        headers.CacheControl = "private, no-cache";
        if (httpContext.Request.Headers.IfNoneMatch == tag)
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        httpContext.Response.ContentType = $"{ContentType}; charset=utf-8";
        httpContext.Response.ContentLength = octets.Length;
        await httpContext.Response.Body.WriteAsync(octets, httpContext.RequestAborted);
    }
}
