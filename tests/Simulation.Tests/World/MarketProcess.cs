using System.Diagnostics.Metrics;
using Marketplace.Embedded;
using Marketplace.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Simulations;

/// <summary>One life of the marketplace's process: edge, grains and workers, from its start to its end or its sudden death.</summary>
internal sealed class MarketProcess
{
    private readonly Simulation simulation;
    private readonly List<TaskCompletionSource<Response>> open = [];
    private readonly List<Listening> listeners = [];
    private readonly ServiceProvider services;
    private long requests;

    private MarketProcess(Simulation simulation, string name, ILoggerProvider log, Action<IServiceCollection, SimulatedProcess> outside)
    {
        this.simulation = simulation;
        Process = new SimulatedProcess(simulation, name);
        var composed = Blueprint.Shared.ServicesFor(Process, log);
        outside(composed, Process);
        services = composed.BuildServiceProvider();
    }

    public SimulatedProcess Process { get; }

    public IServiceProvider Services => services;

    /// <summary>Whether it has started and takes requests.</summary>
    public bool IsReady { get; private set; }

    /// <param name="simulation">Where it lives.</param>
    /// <param name="name">For logs.</param>
    /// <param name="log">Where its log goes.</param>
    /// <param name="outside">Connects it to what outlives it: database, gateway, mail.</param>
    public static MarketProcess Start(Simulation simulation, string name, ILoggerProvider log, Action<IServiceCollection, SimulatedProcess> outside)
    {
        var process = new MarketProcess(simulation, name, log, outside);
        process.Process.Run(async () =>
        {
            await process.services.GetRequiredService<LeftoverClaims>().StartAsync(CancellationToken.None);
            await process.services.GetRequiredService<SiloHost>().StartAsync(CancellationToken.None);
            process.IsReady = true;
        });
        return process;
    }

    /// <summary>Sends a request. Who asks lives elsewhere, so the answer reaches them through their own process.</summary>
    /// <exception cref="ConnectionLostException">The process was not there, or ended before it answered.</exception>
    public async Task<Response> Send(Request request)
    {
        if (!IsReady || Process.IsDead)
        {
            throw new ConnectionLostException();
        }

        var answer = new TaskCompletionSource<Response>();
        open.Add(answer);
        Process.Run(() => Handle(request, answer));
        try
        {
            return await answer.Task;
        }
        finally
        {
            open.Remove(answer);
        }
    }

    /// <summary>Opens a stream of events. Who listens lives elsewhere; what they heard stays theirs.</summary>
    public Listening Listen(Request request)
    {
        var listening = new Listening();
        listeners.Add(listening);
        Process.Run(async () =>
        {
            await Handle(request, listening);
            listeners.Remove(listening);
            listening.End();
        });
        return listening;
    }

    /// <summary>kill -9: nothing of it runs on, and whoever waits for it is cut off.</summary>
    public void Kill()
    {
        Process.Kill();
        foreach (var waiting in open.ToArray())
        {
            waiting.TrySetException(new ConnectionLostException());
        }

        foreach (var listening in listeners)
        {
            listening.End();
        }
    }

    /// <summary>The framework keeps lists of what counts and of what listens to settings. Whoever is dead must be on none, or it is kept for ever.</summary>
    public void Forget()
    {
        services.GetRequiredService<IMeterFactory>().Dispose();
        (services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>() as IDisposable)?.Dispose();
    }

    private async Task Handle(Request request, TaskCompletionSource<Response> answer)
    {
        await using var scope = services.CreateAsyncScope();
        var http = request.ToHttp(scope.ServiceProvider, $"{Process.Name}-{++requests}");
        await Through(http);
        var body = (MemoryStream)http.Response.Body;
        answer.TrySetResult(new Response(
            http.Response.StatusCode,
            System.Text.Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length),
            [.. http.Response.Headers.Select(header => (header.Key, header.Value.ToString()))]));
    }

    private async Task Handle(Request request, Listening listening)
    {
        await using var scope = services.CreateAsyncScope();
        var http = request.ToHttp(scope.ServiceProvider, $"{Process.Name}-{++requests}");
        http.Response.Body = listening.Body;
        http.RequestAborted = listening.Gone;
        await Through(http);
    }

    private static async Task Through(HttpContext http)
    {
        await Blueprint.Shared.Edge(http);
        Blueprint.Shared.Routes.Note(http);
    }
}

/// <summary>The other side went away. Whether it did what it was asked is not known.</summary>
internal sealed class ConnectionLostException() : Exception("The connection was lost.");
