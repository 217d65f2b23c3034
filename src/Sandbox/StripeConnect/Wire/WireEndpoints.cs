using System.Data.Common;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Marketplace.Sandbox;

/// <summary>Stripe's API over HTTP: who asks, what for, and the headers of the answer.</summary>
internal sealed partial class WireEndpoints(
    Gateway gateway, IChance chance, StripeSandboxOptions options, TimeProvider clock, TimeProvider engineClock, ILogger<WireEndpoints> logger)
{
    /// <summary>More than any request of a marketplace needs.</summary>
    private const int LargestForm = 256 * 1024;

    private readonly Reception reception = new(options);

    public void Map(RouteGroupBuilder group)
    {
        foreach (var operation in Operations.All)
        {
            group.MapMethods(operation.Path, [operation.Method], http => Handle(http, operation));
        }

        group.MapFallback("/v1/{**rest}", NotFound);
    }

    private async Task Handle(HttpContext http, Operation operation)
    {
        var requestId = chance.NewId("req_");
        try
        {
            var call = reception.Admit(await Read(http, operation), requestId);
            await Deliver(http, call, await gateway.Serve(call));
        }
        catch (Refused refusal)
        {
            await Write(http, refusal.ToAnswer(), requestId);
        }
        catch (Exception broken) when (broken is DbException or TimeoutException)
        {
            LogDatabaseAway(logger, broken, operation.Name, requestId);
            await Write(http, CallFaults.Instead(CallFaults.Unavailable)!.ToAnswer(), requestId);
        }
    }

    private async Task<WireRequest> Read(HttpContext http, Operation operation) =>
        new(
            operation,
            http.Request.RouteValues["id"] as string,
            http.Request.RouteValues["parentId"] as string,
            Address.Of(http, options, operation.Path))
        {
            Authorization = http.Request.Headers.Authorization,
            Account = http.Request.Headers["Stripe-Account"],
            Key = http.Request.Headers["Idempotency-Key"],
            Query = http.Request.QueryString.Value ?? string.Empty,
            Form = operation.Writes ? await Form(http) : string.Empty,
        };

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
        switch (served.Fault)
        {
            case CallFaults.ResetBefore or CallFaults.ResetAfter:
                http.Abort();
                break;
            case CallFaults.TimeoutAfter:
                await Hang(http);
                break;
            default:
                await Write(http, served.Answer, call.RequestId, call.Key);
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

    private Task NotFound(HttpContext http)
    {
        var message = $"Unrecognized request URL ({http.Request.Method}: {http.Request.Path}).";
        return Write(http, new Refused(404, "invalid_request_error", message).ToAnswer(), chance.NewId("req_"));
    }

    private Task Write(HttpContext http, Answer answer, string requestId, string? key = null)
    {
        foreach (var (name, value) in Reply.Headers(requestId, key, answer, clock.GetUtcNow()))
        {
            http.Response.Headers[name] = value;
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sandbox could not serve {Operation} ({RequestId}): its database is away.")]
    private static partial void LogDatabaseAway(ILogger logger, Exception exception, string operation, string requestId);
}
