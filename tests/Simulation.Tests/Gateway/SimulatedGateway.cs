using Marketplace.Embedded;
using Marketplace.Sandbox;
using Microsoft.Extensions.Logging;

namespace Marketplace.Simulations;

/// <summary>
/// The Stripe sandbox in a process of its own, which no crash of the product reaches: the same gateway as everywhere, with
/// its tables in memory, its wire a method call that takes virtual time, and its troubles decided by the seed.
/// </summary>
internal sealed class SimulatedGateway : IDisposable
{
    private static readonly Uri Endpoint = new("http://marketplace.example/webhooks");

    /// <summary>How soon it looks again at what is due and could not be done, as the real one does.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly SimulatedProcess process;
    private readonly TimeProvider clock;
    private readonly MemorySandboxStore store;
    private readonly GatewayTroubles troubles;
    private readonly GatewayDoor door;
    private readonly WebhookBell bell = new();
    private readonly Errand changes;
    private readonly Errand deliveries;
    private readonly ITimer alarm;

    /// <param name="simulation">Where it lives.</param>
    /// <param name="clock">The domain clock: holds lapse and payouts arrive by it.</param>
    /// <param name="troubles">What goes wrong.</param>
    /// <param name="webhooks">The product's endpoint: body and signature to status.</param>
    /// <param name="logs">Where it tells what was not accepted.</param>
    public SimulatedGateway(
        Simulation simulation, TimeProvider clock, GatewayTroubles troubles, Func<string, string, Task<int>> webhooks, ILoggerFactory logs)
    {
        this.clock = clock;
        this.troubles = troubles;
        process = new SimulatedProcess(simulation, "stripe");
        store = new MemorySandboxStore(troubles, process);
        var options = new StripeSandboxOptions { WebhookUrl = () => Endpoint };
        var ids = new SeededChance(simulation.Chance.Fork("stripe ids"));
        var gateway = new Sandbox.Gateway(store, ids, clock, options, bell);
        var transport = new SimulatedWebhooks(
            webhooks, process.Time, troubles, body => WebhookSigner.Sign(body, options.WebhookSecret, clock.GetUtcNow()));
        var courier = new WebhookCourier(store, clock, options, transport, logs.CreateLogger<WebhookCourier>());
        Sandbox = new StripeSandbox(store, gateway, courier, clock, options);
        Record = new SimulatedGatewayRecord(store, options.PlatformAccount);
        door = new GatewayDoor(gateway, ids, options, process.Time, troubles);
        changes = new Errand(process, () => Sandbox.RunDue(clock.GetUtcNow()), SetAlarm);
        deliveries = new Errand(process, () => Sandbox.DeliverDue(), SetAlarm);
        alarm = process.Time.CreateTimer(_ => Wake(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        process.Run(Listen);
    }

    /// <summary>Its buttons. What they do is over when they return, so any process may press them.</summary>
    public StripeSandbox Sandbox { get; }

    /// <summary>All money that moved, counted where it moved.</summary>
    public SimulatedGatewayRecord Record { get; }

    /// <summary>What has become of its webhooks.</summary>
    public WebhookTally Webhooks => store.Webhooks with { Poisoned = troubles.Poisoned };

    /// <summary>Whether nothing is under way: no request, no webhook that is due.</summary>
    public bool IsIdle => door.UnderWay == 0 && !changes.IsUnderWay && !deliveries.IsUnderWay;

    /// <summary>The domain clock's next instant at which it does something by itself: a change, or a webhook that waits.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            var change = store.Objects.NextDue().Result;
            var delivery = store.Deliveries.NextDue().Result;
            return change is null || delivery < change ? delivery : change;
        }
    }

    /// <summary>What carries the requests of one process.</summary>
    public SimulatedStripeHttp HttpOf(SimulatedProcess caller, TimeSpan timeout) => new(caller, process, door, timeout);

    /// <summary>Looks at the clock, which may have been moved.</summary>
    public void Wake()
    {
        changes.Run();
        deliveries.Run();
    }

    public void Dispose()
    {
        alarm.Dispose();
        store.Dispose();
    }

    private async Task Listen()
    {
        while (true)
        {
            await bell.Wait(CancellationToken.None);
            Wake();
        }
    }

    private void SetAlarm()
    {
        if (!changes.IsUnderWay && !deliveries.IsUnderWay && NextDue is { } next)
        {
            var wait = next - clock.GetUtcNow();
            alarm.Change(wait > Look ? wait : Look, Timeout.InfiniteTimeSpan);
        }
    }
}
