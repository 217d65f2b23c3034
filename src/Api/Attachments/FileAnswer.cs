using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Attachments;

/// <summary>The bytes of a file, all or one part of them (RFC 9110, 14), or the problem behind a refusal.</summary>
internal sealed class FileAnswer : IResult, IEndpointMetadataProvider
{
    /// <summary>Even a browser that takes it for a page runs nothing in it.</summary>
    private const string Policy = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private readonly Refusal? refusal;
    private readonly AttachmentView? view;
    private readonly IAttachmentStore? store;

    private FileAnswer(Refusal? refusal, AttachmentView? view, IAttachmentStore? store) => (this.refusal, this.view, this.store) = (refusal, view, store);

    public static FileAnswer Of(AttachmentView view, IAttachmentStore store) => new(null, view, store);

    public static implicit operator FileAnswer(Refusal refusal) => new(refusal, null, null);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), ["application/octet-stream"]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (refusal is not null)
        {
            await Problem.Write(httpContext, refusal);
            return;
        }

        var (response, file, tag) = (httpContext.Response, view!.File, new EntityTagHeaderValue($"\"{view.Sha256}\""));
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.ETag = tag.ToString();
        response.Headers.AcceptRanges = "bytes";
        // Whoever has the address has the file, so no shared cache may keep it.
        response.Headers.CacheControl = "private, no-cache";
        var asked = httpContext.Request.GetTypedHeaders();
        if (asked.IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (from, length) = (0L, file.Size);
        if (WantsPart(asked, tag) is { } wanted)
        {
            if (PartOf(wanted, file.Size) is not { } part)
            {
                response.Headers.ContentRange = new ContentRangeHeaderValue(file.Size).ToString();
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                return;
            }

            (from, length) = part;
            response.Headers.ContentRange = new ContentRangeHeaderValue(from, from + length - 1, file.Size).ToString();
            response.StatusCode = StatusCodes.Status206PartialContent;
        }

        await Send(response, from, length, httpContext.RequestAborted);
    }

    private async Task Send(HttpResponse response, long from, long length, CancellationToken cancellationToken)
    {
        var file = view!.File;
        await using var bytes = await store!.Open(file.Id, from, length, cancellationToken);
        if (bytes is null)
        {
            // It was taken back meanwhile.
            response.Clear();
            await Problem.Write(response.HttpContext, AttachmentRefusals.Unknown);
            return;
        }

        response.ContentType = file.ContentType == "text/plain" ? "text/plain; charset=utf-8" : file.ContentType;
        response.ContentLength = length;
        response.Headers.ContentDisposition = DispositionOf(file);
        await bytes.CopyToAsync(response.Body, cancellationToken);
    }

    /// <summary>Several parts at once are answered with all of it, and so is a part of what it is no longer.</summary>
    private static RangeItemHeaderValue? WantsPart(RequestHeaders asked, EntityTagHeaderValue tag) =>
        asked.Range is { Unit.Value: "bytes", Ranges: { Count: 1 } ranges }
        && (asked.IfRange is null || asked.IfRange.EntityTag?.Compare(tag, useStrongComparison: true) is true)
            ? ranges.Single()
            : null;

    /// <summary>Where it begins and how long it is; null when there is no such part.</summary>
    private static (long From, long Length)? PartOf(RangeItemHeaderValue range, long size) =>
        range.From is { } from ? from >= size ? null : (from, Math.Min(range.To ?? long.MaxValue, size - 1) - from + 1)
        : range.To is > 0 and { } last ? (Math.Max(0, size - last), Math.Min(size, last))
        : null;

    /// <summary>Pictures are shown where they are; everything else is saved. The name as RFC 6266 has it, for old browsers too.</summary>
    private static string DispositionOf(AttachedFile file)
    {
        var plain = new StringBuilder(file.Name.Length);
        foreach (var letter in file.Name)
        {
            plain.Append(char.IsAscii(letter) && letter is not ('"' or '\\' or '%') ? letter : '_');
        }

        var kind = file.ContentType.StartsWith("image/", StringComparison.Ordinal) ? "inline" : "attachment";
        return string.Create(CultureInfo.InvariantCulture, $"{kind}; filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(file.Name)}");
    }
}
