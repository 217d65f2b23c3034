using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Marketplace.Attachments;
using Marketplace.Identity;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Marketplace.Hosting;

/// <summary>
/// Reads every request that may change something, once and alike for all routes, before its endpoint runs: the
/// idempotency key, the preconditions that the route demands, and the body in its canonical form.
/// </summary>
internal sealed class CommandRequestMiddleware(RequestDelegate next, IOptions<EdgeOptions> options, FilesAtOnce files)
{
    /// <summary>192 bits: no two requests of a lifetime share one by chance.</summary>
    private const int FingerprintLength = 24;

    public async Task InvokeAsync(HttpContext http, ServerKeys keys)
    {
        if (http.GetEndpoint() is not { } endpoint || !Changes(http.Request.Method))
        {
            await next(http);
            return;
        }

        if (endpoint.Metadata.GetMetadata<RawBody>() is not null)
        {
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = options.Value.MaxBodyBytes;
            await next(http);
            return;
        }

        var key = http.Request.Headers[CommandRequest.KeyHeader] is { Count: > 0 } sent ? sent.ToString() : null;
        if (await Refused(http, endpoint, key))
        {
            return;
        }

        var isFile = endpoint.Metadata.GetMetadata<FileBody>() is not null;
        using var room = isFile ? files.Begin() : null;
        if (await Buffer(http, isFile ? files.Largest : options.Value.MaxBodyBytes, room) is not { } body)
        {
            await EdgeProblems.Write(http, room is { IsRefused: true } ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status413PayloadTooLarge);
            return;
        }

        if (!isFile && http.Request.HasJsonContentType() && body.Length > 0)
        {
            if (await Canonical(http, body) is not { } canonical)
            {
                return;
            }

            body = canonical;
        }

        http.Features.Set(new CommandRequest(key, await FingerprintOf(http, keys, body)));
        await next(http);
    }

    private static bool Changes(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static async Task<bool> Refused(HttpContext http, Endpoint endpoint, string? key)
    {
        if (key is null && endpoint.Metadata.GetMetadata<IdempotencyKeyDemand>() is not null)
        {
            await Problem.Write(
                http, StatusCodes.Status400BadRequest, EdgeProblems.IdempotencyKeyRequired, "This request needs an Idempotency-Key, so that it can be repeated safely.");
            return true;
        }

        if (key is not null && !CommandRequest.IsKey(key))
        {
            await Problem.Write(
                http, StatusCodes.Status400BadRequest, EdgeProblems.IdempotencyKeyNotValid, $"An Idempotency-Key is 1 to {CommandRequest.MaxKeyLength} printable characters.");
            return true;
        }

        if (http.Request.Headers.IfMatch.Count == 0 && endpoint.Metadata.GetMetadata<IfMatchDemand>() is not null)
        {
            await EdgeProblems.Write(http, StatusCodes.Status428PreconditionRequired);
            return true;
        }

        return false;
    }

    /// <summary>Takes the body into memory. One that is too large is read to its end all the same, so that the client hears why it was refused.</summary>
    /// <returns>Null when it is too large, or when there is no room for it now.</returns>
    private static async Task<ReadOnlyMemory<byte>?> Buffer(HttpContext http, long limit, FileRoom? room)
    {
        var body = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var total = 0L;
            while (await http.Request.Body.ReadAsync(chunk, http.RequestAborted) is > 0 and var read)
            {
                total += read;
                if (total <= limit && room?.Take(read) is not false)
                {
                    body.Write(chunk, 0, read);
                }
            }

            if (total > limit || room is { IsRefused: true })
            {
                return null;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk, clearArray: true);
        }

        body.Position = 0;
        http.Request.Body = body;
        http.Features.Set<IHttpRequestBodyDetectionFeature>(new BufferedBody(body.Length > 0));
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static async Task<ReadOnlyMemory<byte>?> Canonical(HttpContext http, ReadOnlyMemory<byte> body)
    {
        try
        {
            var canonical = CanonicalBody.Of(body);
            if (canonical.UnstorableField is not { } field)
            {
                return canonical.Bytes;
            }

            await Problem.Write(http, EdgeRefusals.NotValid.With(field, "must be Unicode text without NUL characters"));
        }
        catch (JsonException)
        {
            await Problem.Write(http, StatusCodes.Status400BadRequest, EdgeProblems.MalformedJson, "The body is not JSON that this API reads.");
        }

        return null;
    }

    /// <summary>Keyed, because bodies hold passwords and the like: what is stored must not allow to guess them.</summary>
    private static async Task<string> FingerprintOf(HttpContext http, ServerKeys keys, ReadOnlyMemory<byte> body)
    {
        // An absent body and an empty object ask for the same.
        var canonical = body.Length == 0 ? "{}"u8.ToArray() : body.ToArray();
        var key = await keys.For("fingerprint", http.RequestAborted);
        var query = Encoding.UTF8.GetBytes(http.Request.QueryString.Value ?? string.Empty);
        return Base64Url.EncodeToString(key.Hash(canonical, query).AsSpan(0, FingerprintLength));
    }

    /// <summary>Tells the binder whether there is a body now that it has been read: an empty chunked one is none.</summary>
    private sealed class BufferedBody(bool any) : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => any;
    }
}
