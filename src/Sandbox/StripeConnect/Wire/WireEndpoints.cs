using System.Data.Common;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Marketplace.Sandbox;

/// <summary>Stripe's API over HTTP: who asks, what for, and the headers of the answer.</summary>
internal sealed partial class WireEndpoints(
    Gateway gateway, IChance chance, StripeSandboxOptions options, TimeProvider engineClock, ILogger<WireEndpoints> logger)
{
    /// <summary>More than any request of a marketplace needs.</summary>
    private const int LargestForm = 256 * 1024;

    public void Map(RouteGroupBuilder group)
    {
        foreach (var operation in Operations.All)
        {
            group.MapMethods(operation.Path, [operation.Method], http => Handle(http, operation));
        }

        group.MapFallback("/v1/{**rest}", http => Write(http, NotFound(http)));
    }

    private async Task Handle(HttpContext http, Operation operation)
    {
        var requestId = chance.NewId("req_");
        http.Response.Headers["Request-Id"] = requestId;
        http.Response.Headers["Stripe-Version"] = Announcements.ApiVersion;
        try
        {
            var call = await Read(http, operation, requestId);
            await Deliver(http, call, await gateway.Serve(call));
        }
        catch (Refused refusal)
        {
            await Write(http, new Answer(refusal.Status, refusal.ToJson().ToJsonString()));
        }
        catch (Exception broken) when (broken is DbException or TimeoutException)
        {
            LogDatabaseAway(logger, broken, operation.Name, requestId);
            await Write(http, new Answer(503, new Refused(503, "api_error", "Stripe is temporarily unavailable.").ToJson().ToJsonString()));
        }
    }

    private async Task<Call> Read(HttpContext http, Operation operation, string requestId)
    {
        Authenticate(http);
        var form = operation.Writes ? await Form(http) : string.Empty;
        var account = http.Request.Headers["Stripe-Account"].ToString();
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 255)
        {
            throw Refused.Invalid("Idempotency keys may be at most 255 characters long.");
        }

        return new Call(
            operation,
            account.Length == 0 ? options.PlatformAccount : account,
            key.Length == 0 ? null : key,
            http.Request.RouteValues["id"] as string,
            http.Request.RouteValues["parentId"] as string,
            Parameters.Parse(http.Request.QueryString.Value ?? string.Empty, form),
            requestId,
            Address.Of(http, options, operation.Path));
    }

    private void Authenticate(HttpContext http)
    {
        const string Scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        var key = header.StartsWith(Scheme, StringComparison.Ordinal) ? header[Scheme.Length..] : null;
        var isGood = options.ApiKey is null ? key?.StartsWith("sk_test_", StringComparison.Ordinal) is true : key == options.ApiKey;
        if (!isGood)
        {
            throw new Refused(401, "invalid_request_error", key is null ? "You did not provide an API key." : "Invalid API Key provided.");
        }
    }

    private static async Task<string> Form(HttpContext http)
    {
        if (http.Request.ContentLength is > LargestForm)
        {
            throw new Refused(413, "invalid_request_error", "The request is too large.");
        }

        // Chunked bodies state no length, so the limit is also where reading stops.
        var buffer = new char[LargestForm + 1];
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var length = await reader.ReadBlockAsync(buffer, http.RequestAborted);
        return length <= LargestForm ? new string(buffer, 0, length) : throw new Refused(413, "invalid_request_error", "The request is too large.");
    }

    private async Task Deliver(HttpContext http, Call call, Served served)
    {
        if (call.Key is not null)
        {
            http.Response.Headers["Idempotency-Key"] = call.Key;
        }

        if (served.Answer.Original is { } original)
        {
            http.Response.Headers["Idempotent-Replayed"] = "true";
            http.Response.Headers["Original-Request"] = original;
        }

        switch (served.Fault)
        {
            case CallFaults.ResetBefore or CallFaults.ResetAfter:
                http.Abort();
                break;
            case CallFaults.TimeoutAfter:
                await Hang(http);
                break;
            default:
                await Write(http, served.Answer);
                break;
        }
    }

    /// <summary>Silence until the caller gives up.</summary>
    private async Task Hang(HttpContext http)
    {
        try
        {
            await Task.Delay(options.HangsFor, engineClock, http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The caller has left, as it should.
        }

        http.Abort();
    }

    private static Answer NotFound(HttpContext http)
    {
        var message = $"Unrecognized request URL ({http.Request.Method}: {http.Request.Path}).";
        return new Answer(404, new Refused(404, "invalid_request_error", message).ToJson().ToJsonString());
    }

    private static Task Write(HttpContext http, Answer answer)
    {
        if (answer.Status == 500)
        {
            // It would be the same 500 again: the key remembers it.
            http.Response.Headers["Stripe-Should-Retry"] = "false";
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sandbox could not serve {Operation} ({RequestId}): its database is away.")]
    private static partial void LogDatabaseAway(ILogger logger, Exception exception, string operation, string requestId);
}
