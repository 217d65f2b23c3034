using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Marketplace;

/// <summary>A page for people, or the problem behind a refusal.</summary>
internal sealed class PageAnswer : IResult, IEndpointMetadataProvider
{
    private const string ContentType = "text/html";

    private readonly string? page;
    private readonly Refusal? refusal;

    private PageAnswer(string? page, Refusal? refusal) => (this.page, this.refusal) = (page, refusal);

    /// <param name="page">The whole document, with everything in it that people wrote encoded.</param>
    public static PageAnswer Of(string page) => new(page, null);

    public static implicit operator PageAnswer(Refusal refusal) => new(null, refusal);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [ContentType]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (refusal is not null)
        {
            return Problem.Write(httpContext, refusal);
        }

        httpContext.Response.ContentType = $"{ContentType}; charset=utf-8";
        httpContext.Response.Headers.CacheControl = "private, no-store";
        return httpContext.Response.WriteAsync(page!, httpContext.RequestAborted);
    }
}
