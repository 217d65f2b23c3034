using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Marketplace.Embedded;

internal enum SiloState
{
    Starting,
    Running,

    /// <summary>What runs may finish, and may call grains to do so. Nothing new comes in from outside.</summary>
    Draining,
    Stopped,
}

/// <summary>The engine's parts, put together. There is one per host.</summary>
internal sealed class Silo : IDisposable
{
    private readonly CallDeadlines deadlines;
    private volatile SiloState state = SiloState.Starting;

    public Silo(IServiceProvider services, GrainClasses classes, IWorkScheduler workers, CallTelemetry telemetry, ILogger<Silo> logger)
    {
        Services = services;
        Classes = classes;
        Workers = workers;
        Telemetry = telemetry;
        Logger = logger;
        Clock = services.GetRequiredService<TimeProvider>();
        Collection = services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;
        Collection.Check();

        var messaging = services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value;
        ResponseTimeout = messaging.ResponseTimeout;
        QueueLimit = messaging.MaxEnqueuedRequestsHardLimit;
        WorkerQueueLimit = messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker;
        MaxForwards = messaging.MaxForwardCount;
        MaxCallTime = messaging.MaxRequestProcessingTime;

        Catalog = new Catalog(this, classes);
        Observers = new ObserverTable(this);
        deadlines = new CallDeadlines(Clock, call =>
        {
            telemetry.TimedOut(call);
            if (messaging.CancelRequestOnTimeout)
            {
                call.TryCancel();
            }
        });
        Invoker = new CallInvoker(services.GetServices<IIncomingGrainCallFilter>().ToArray());
        var sender = new CallSender(this, services.GetServices<IOutgoingGrainCallFilter>().ToArray(), deadlines);
        References = new ReferenceFactory(sender, new UsualRoute(Catalog, Observers));
        telemetry.Count(() => Catalog.Count);
    }

    public IServiceProvider Services { get; }

    public GrainClasses Classes { get; }

    public IWorkScheduler Workers { get; }

    public CallTelemetry Telemetry { get; }

    public ILogger Logger { get; }

    public TimeProvider Clock { get; }

    public GrainCollectionOptions Collection { get; }

    public TimeSpan ResponseTimeout { get; }

    public int QueueLimit { get; }

    public int WorkerQueueLimit { get; }

    public int MaxForwards { get; }

    public TimeSpan MaxCallTime { get; }

    public Catalog Catalog { get; }

    public ObserverTable Observers { get; }

    public CallInvoker Invoker { get; }

    public ReferenceFactory References { get; }

    public SiloState State
    {
        get => state;
        set => state = value;
    }

    public bool Accepts(GrainCall call) => state switch
    {
        SiloState.Running => true,
        SiloState.Draining => call.Source is not null,
        _ => false,
    };

    /// <summary>Gives up what a stop that was called off, or ran out of patience, has left running.</summary>
    public void BreakOff() => deadlines.BreakOff(static call => new SiloUnavailableException($"{call} was given up, because the silo has stopped. What it did until then is unknown."));

    public void Dispose() => deadlines.Dispose();

    private sealed class UsualRoute(Catalog catalog, ObserverTable observers) : ICallRoute
    {
        public void Deliver(GrainCall call)
        {
            if (call.Target!.GrainId.Type == ObserverTable.ObserverType)
            {
                observers.Deliver(call);
            }
            else
            {
                catalog.Deliver(call);
            }
        }
    }
}
