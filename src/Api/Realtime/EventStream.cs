using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Marketplace.Realtime;

/// <summary>
/// Sends items as server-sent events (HTML standard, 9.2) until the client leaves, its token runs out, or the host stops. A client that
/// does not take what was sent is dropped, never what it was to be sent: it comes back with `Last-Event-ID`.
/// </summary>
internal sealed partial class EventStream : IResult, IEndpointMetadataProvider
{
    public const string ContentType = "text/event-stream";

    /// <summary>How long a client may take to make room; three heartbeats would already be late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Tells clients how long to wait before they come back; browsers would otherwise wait up to five seconds.</summary>
    private static readonly byte[] Greeting = "retry: 1000\n\n"u8.ToArray();

    private readonly IAsyncEnumerable<StreamItem>? items;
    private readonly Refusal? refusal;

    private EventStream(IAsyncEnumerable<StreamItem>? items, Refusal? refusal)
    {
        this.items = items;
        this.refusal = refusal;
    }

    public static EventStream Of(IAsyncEnumerable<StreamItem> items) => new(items, null);

    public static implicit operator EventStream(Refusal refusal) => new(null, refusal);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [ContentType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (items is null)
        {
            await Problem.Write(httpContext, refusal!);
            return;
        }

        var services = httpContext.RequestServices;
        using var place = services.GetRequiredService<OpenStreams>().Enter(httpContext);
        if (place is null)
        {
            await Problem.Write(httpContext, EdgeRefusals.TooMany(Patience));
            return;
        }

        var logger = services.GetRequiredService<ILogger<EventStream>>();
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        try
        {
            await Send(httpContext, services, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client left, or the host stops. Either way it knows where it was.
        }
        catch (Exception error) when (httpContext.Response.HasStarted)
        {
            // Too late for a problem document: the client sees a broken connection, comes back and goes on from where it was.
            LogDropped(logger, error);
            httpContext.Abort();
        }
    }

    private async Task Send(HttpContext http, IServiceProvider services, CancellationToken ending)
    {
        var options = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var time = services.GetRequiredService<TimeProvider>();
        var token = new TokenEnd(http.User, services.GetRequiredKeyedService<TimeProvider>(DomainClock.Key));
        await using var reader = items!.GetAsyncEnumerator(ending);

        // Before the headers: what fails on the first look is still answered with a problem.
        var more = await reader.MoveNextAsync();
        http.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        http.Response.ContentType = ContentType;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var body = http.Response.BodyWriter;
        await body.WriteAsync(Greeting, ending);
        while (more && !token.IsPast)
        {
            await body.WriteAsync(Format(reader.Current, options), ending).AsTask().WaitAsync(Patience, time, ending);
            more = await reader.MoveNextAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A stream was dropped; its client goes on from where it was when it comes back.")]
    private static partial void LogDropped(ILogger logger, Exception error);

    private static byte[] Format(StreamItem item, JsonSerializerOptions options)
    {
        if (item.Data is null)
        {
            return ": \n\n"u8.ToArray();
        }

        // JSON has no line breaks of its own, so the data is one line.
        var id = item.Id is null ? string.Empty : $"id: {item.Id}\n";
        return Encoding.UTF8.GetBytes($"{id}event: {item.Type}\ndata: {JsonSerializer.Serialize(item.Data, options)}\n\n");
    }
}
