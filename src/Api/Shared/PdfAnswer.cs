using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Marketplace;

/// <summary>A document of PDF, or the problem behind a refusal.</summary>
internal sealed class PdfAnswer : IResult, IEndpointMetadataProvider
{
    private const string ContentType = "application/pdf";

    private readonly Refusal? refusal;
    private readonly string? name;
    private readonly byte[] document = [];

    private PdfAnswer(Refusal refusal) => this.refusal = refusal;

    private PdfAnswer(string name, byte[] document) => (this.name, this.document) = (name, document);

    /// <param name="name">What browsers save it as.</param>
    /// <param name="document">All of it.</param>
    public static PdfAnswer Of(string name, byte[] document) => new(name, document);

    public static implicit operator PdfAnswer(Refusal refusal) => new(refusal);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), [ContentType]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (refusal is not null)
        {
            return Problem.Write(httpContext, refusal);
        }

        var response = httpContext.Response;
        response.ContentType = ContentType;
        response.ContentLength = document.Length;
        response.Headers.ContentDisposition = $"inline; filename=\"{name}\"";
        response.Headers.CacheControl = "private, no-store";
        return response.Body.WriteAsync(document, httpContext.RequestAborted).AsTask();
    }
}
