using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>What the simulated bank keeps. Nothing else runs while it changes.</summary>
internal sealed class MemoryFibStore(GatewayTroubles troubles) : IFibStore
{
    private readonly List<string> order = [];
    private readonly Dictionary<string, FibPayment> payments = new(StringComparer.Ordinal);

    public Task Add(FibPayment payment)
    {
        order.Add(payment.Id);
        payments.Add(payment.Id, payment);
        return Task.CompletedTask;
    }

    public Task<FibPayment?> Find(string id) => Task.FromResult(payments.GetValueOrDefault(id));

    public Task<(FibPayment Before, FibPayment After)?> Change(string id, Func<FibPayment, FibPayment> change)
    {
        if (!payments.TryGetValue(id, out var before))
        {
            return Task.FromResult<(FibPayment, FibPayment)?>(null);
        }

        var after = payments[id] = change(before);
        return Task.FromResult<(FibPayment, FibPayment)?>((before, after));
    }

    public Task<IReadOnlyList<FibPayment>> All() => Task.FromResult<IReadOnlyList<FibPayment>>([.. order.Select(id => payments[id])]);

    /// <summary>What goes wrong on the way in the server asks the seed for.</summary>
    public Task<string?> TakeFault(string operation) =>
        Task.FromResult(operation == FibSandbox.Callback ? troubles.FaultOf(Faults.Webhook) : null);

    public Task OrderFault(string operation, string outcome, int times) => Task.CompletedTask;

    public Task ForgetFaults() => Task.CompletedTask;
}
