using System.Net.Mime;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Marketplace;

/// <summary>What an endpoint answers with: a body and its headers, or a refusal. Executed in one place, for all routes alike.</summary>
internal abstract class Answer<TBody> : IResult
{
    public const string ReplayedHeader = "Idempotency-Replayed";

    public TBody? Body { get; init; }

    public Refusal? Refusal { get; init; }

    /// <summary>True when the command had taken effect before.</summary>
    public bool Replayed { get; init; }

    /// <summary>The version of the resource, sent as its `ETag`.</summary>
    public long? Version { get; init; }

    /// <summary>Where the resource can be read, relative to the base of the API.</summary>
    public string? Location { get; init; }

    protected abstract int Status { get; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Refusal is not null)
        {
            return Problem.Write(httpContext, Refusal);
        }

        var headers = httpContext.Response.Headers;
        if (Replayed)
        {
            headers[ReplayedHeader] = "true";
        }

        if (Location is not null)
        {
            headers.Location = ApiRoutes.Base + Location;
        }

        if (Version is { } version)
        {
            var tag = EntityTag.Of(version);
            headers.ETag = tag;
            if (HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.Headers.IfNoneMatch == tag)
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        httpContext.Response.StatusCode = Status;
        if (Body is null)
        {
            return Task.CompletedTask;
        }

        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return httpContext.Response.WriteAsJsonAsync(Body, options, MediaTypeNames.Application.Json, httpContext.RequestAborted);
    }
}
