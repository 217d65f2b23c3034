using System.IO.Pipelines;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.Realtime;

/// <summary>What a stream does with clients that are no good, on a connection that the test holds in its hands.</summary>
public sealed class EventStreams
{
    private readonly Pipe connection = new(new PipeOptions(pauseWriterThreshold: 4_096, resumeWriterThreshold: 1_024));
    private readonly Lifetime lifetime = new();
    private readonly OpenStreams places = new();
    private int taken;

    [Fact]
    public async Task A_client_that_does_not_read_is_dropped_and_nothing_is_read_ahead_for_it()
    {
        await EventStream.Of(Endless()).ExecuteAsync(Request("ada"));

        Assert.True(lifetime.IsAborted);
        Assert.InRange(taken, 1, 10);
    }

    [Fact]
    public async Task A_stream_that_breaks_after_it_began_is_dropped()
    {
        await EventStream.Of(Broken()).ExecuteAsync(Request("ada"));

        Assert.True(lifetime.IsAborted);
    }

    [Fact]
    public async Task Nobody_opens_streams_without_end()
    {
        var all = Enumerable.Range(0, OpenStreams.LimitPerAccount).Select(_ => places.Enter(Request("ada"))).ToList();
        Assert.DoesNotContain(null, all);

        var refused = Request("ada");
        await EventStream.Of(Endless()).ExecuteAsync(refused);

        Assert.Equal(429, refused.Response.StatusCode);
        Assert.Equal(0, taken);
        using var other = places.Enter(Request("pia"));
        Assert.NotNull(other);
        all[0]!.Dispose();
        using var again = places.Enter(Request("ada"));
        Assert.NotNull(again);
    }

    private async IAsyncEnumerable<StreamItem> Endless()
    {
        while (true)
        {
            await Task.Yield();
            taken++;
            yield return new StreamItem("message", new { text = new string('x', 1_000) }, $"{taken}");
        }
    }

    private static async IAsyncEnumerable<StreamItem> Broken()
    {
        await Task.Yield();
        yield return new StreamItem("message", new { text = "Hello" }, "1");
        throw new IOException("The database went away.");
    }

    private DefaultHttpContext Request(string account)
    {
        var http = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection()
                .AddOptions()
                .AddLogging()
                .AddSingleton(places)
                .AddSingleton<TimeProvider>(new ImpatientTime())
                .AddKeyedSingleton(DomainClock.Key, TimeProvider.System)
                .AddSingleton<IHostApplicationLifetime>(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance))
                .BuildServiceProvider(),
            User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(CallerClaims.Account, account)], "test")),
        };
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(connection.Writer.AsStream()));
        http.Features.Set<IHttpResponseFeature>(new Started());
        http.Features.Set<IHttpRequestLifetimeFeature>(lifetime);
        return http;
    }

    /// <summary>Every wait is over at once.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private sealed class Started : HttpResponseFeature
    {
        public override bool HasStarted => StatusCode == 200;
    }

    private sealed class Lifetime : IHttpRequestLifetimeFeature
    {
        public bool IsAborted { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => IsAborted = true;
    }
}
