using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Marketplace.Attachments;

/// <summary>Files in a bucket of a store that speaks S3, with the bucket in the path, which all of them understand.</summary>
internal sealed class S3Store(IHttpClientFactory clients, IOptions<AttachmentOptions> options, TimeProvider machine) : IAttachmentStore
{
    public const string Client = "attachments";

    /// <summary>In characters; enough to see what is wrong.</summary>
    private const int LongestReason = 500;

    private readonly S3Options s3 = options.Value.S3;

    public async Task Put(Guid id, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Put, id, bytes.Span);
        request.Content = new ReadOnlyMemoryContent(bytes);
        using var answer = await Send(request, cancellationToken);
        await Demand(answer, cancellationToken);
    }

    public async Task<Stream?> Open(Guid id, long from, long length, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, id, []);
        request.Headers.Range = new RangeHeaderValue(from, from + length - 1);
        var answer = await Send(request, cancellationToken);
        if (answer.StatusCode is HttpStatusCode.NotFound)
        {
            answer.Dispose();
            return null;
        }

        await Demand(answer, cancellationToken);
        if (answer.StatusCode is not HttpStatusCode.PartialContent)
        {
            answer.Dispose();
            throw new IOException($"The store of attachments sent all of {id:N} when a part was asked for.");
        }

        return new PartialStream(await answer.Content.ReadAsStreamAsync(cancellationToken), length);
    }

    public async Task Delete(Guid id, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Delete, id, []);
        using var answer = await Send(request, cancellationToken);
        if (answer.StatusCode is not HttpStatusCode.NotFound)
        {
            await Demand(answer, cancellationToken);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, Guid id, ReadOnlySpan<byte> body)
    {
        var address = new Uri($"{s3.Endpoint!.AbsoluteUri.TrimEnd('/')}/{s3.Bucket}/{id:N}");
        var now = machine.GetUtcNow();
        var hash = AwsSignature.HashOf(body);
        (string Name, string Value)[] headers =
        [
            ("host", address.IsDefaultPort ? address.Host : string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{address.Port}")),
            ("x-amz-content-sha256", hash),
            ("x-amz-date", AwsSignature.Stamp(now)),
        ];
        var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var signature = new AwsSignature(s3.AccessKey, s3.SecretKey, s3.Region, "s3");
        request.Headers.TryAddWithoutValidation("Authorization", signature.Authorize(method.Method, address.AbsolutePath, [], headers, hash, now));
        return request;
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException away)
        {
            throw new IOException("The store of attachments cannot be reached.", away);
        }
    }

    /// <exception cref="IOException">The store said no, and why.</exception>
    private static async Task Demand(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var reason = await answer.Content.ReadAsStringAsync(cancellationToken);
            var status = answer.StatusCode;
            answer.Dispose();
            throw new IOException($"The store of attachments said {(int)status}: {reason[..Math.Min(reason.Length, LongestReason)]}");
        }
    }
}
