using Marketplace.Embedded;
using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>
/// The gateway's tables in memory, for a gateway that outlives every simulated process. Transactions come one after the
/// other: nothing in one waits for anything but the store, so on one thread each is over in the step that began it.
/// </summary>
internal sealed class MemorySandboxStore : ISandboxStore, ISandboxTransaction, IDisposable
{
    private readonly UndoLog undo = new();
    private readonly SemaphoreSlim oneTransaction = new(1);
    private readonly SemaphoreSlim oneAlone = new(1);
    private readonly SimulatedProcess? home;
    private readonly MemoryDeliveries deliveries;

    /// <param name="troubles">What goes wrong besides what is ordered.</param>
    /// <param name="home">The process that outlives the others; what is done alone is done there, so that nobody dies holding it.</param>
    public MemorySandboxStore(GatewayTroubles? troubles = null, SimulatedProcess? home = null)
    {
        this.home = home;
        var objects = new MemoryObjects(undo);
        Objects = objects;
        Balances = new MemoryBalances(undo);
        Keys = new MemoryKeys(undo);
        deliveries = new MemoryDeliveries(objects, undo);
        Faults = new MemoryFaults(undo, troubles);
        Knobs = new MemoryKnobs(undo, troubles);
    }

    public MemoryObjects Objects { get; }

    IObjectTable ISandboxTransaction.Objects => Objects;

    public IBalanceTable Balances { get; }

    public IKeyTable Keys { get; }

    public IDeliveryTable Deliveries => deliveries;

    /// <summary>What has become of its webhooks.</summary>
    public WebhookTally Webhooks => deliveries.Tally;

    public IFaultTable Faults { get; }

    public IKnobTable Knobs { get; }

    public async Task<T> Run<T>(Func<ISandboxTransaction, Task<T>> work, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await oneTransaction.WaitAsync(CancellationToken.None);
        try
        {
            return await work(this);
        }
        catch
        {
            undo.UndoAll();
            throw;
        }
        finally
        {
            undo.Clear();
            oneTransaction.Release();
        }
    }

    public Task RunAlone(Func<Task> work, CancellationToken cancellationToken) =>
        home is null ? RunAlone(work) : home.Ask(() => RunAlone(work));

    public void Dispose()
    {
        oneTransaction.Dispose();
        oneAlone.Dispose();
    }

    Task ISandboxTransaction.Mark()
    {
        undo.Mark();
        return Task.CompletedTask;
    }

    Task ISandboxTransaction.UndoToMark()
    {
        undo.UndoToMark();
        return Task.CompletedTask;
    }

    private async Task RunAlone(Func<Task> work)
    {
        await oneAlone.WaitAsync(CancellationToken.None);
        try
        {
            await work();
        }
        finally
        {
            oneAlone.Release();
        }
    }
}
