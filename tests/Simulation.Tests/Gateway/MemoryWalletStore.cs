using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>What a simulated gateway keeps. Nothing else runs while it changes.</summary>
internal sealed class MemoryWalletStore(GatewayTroubles troubles) : IWalletStore
{
    private readonly List<string> sequence = [];
    private readonly Dictionary<string, WalletOrder> orders = new(StringComparer.Ordinal);

    public Task Add(WalletOrder order)
    {
        if (orders.TryAdd(order.Id, order))
        {
            sequence.Add(order.Id);
        }

        return Task.CompletedTask;
    }

    public Task<WalletOrder?> Find(string id) => Task.FromResult(orders.GetValueOrDefault(id));

    public Task<(WalletOrder Before, WalletOrder After)?> Change(string id, Func<WalletOrder, WalletOrder> change)
    {
        if (!orders.TryGetValue(id, out var before))
        {
            return Task.FromResult<(WalletOrder, WalletOrder)?>(null);
        }

        var after = orders[id] = change(before);
        return Task.FromResult<(WalletOrder, WalletOrder)?>((before, after));
    }

    public Task<IReadOnlyList<WalletOrder>> All() => Task.FromResult<IReadOnlyList<WalletOrder>>([.. sequence.Select(id => orders[id])]);

    /// <summary>What goes wrong on the way in the server asks the seed for.</summary>
    public Task<string?> TakeFault(string operation) =>
        Task.FromResult(operation == WalletSandbox.Callback ? troubles.FaultOf(Faults.Webhook) : null);

    public Task OrderFault(string operation, string outcome, int times) => Task.CompletedTask;

    public Task ForgetFaults() => Task.CompletedTask;
}
