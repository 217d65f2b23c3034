using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <inheritdoc/>
/// <remarks>Besides those that were ordered there are those that the seed decides.</remarks>
internal sealed class MemoryFaults(UndoLog undo, GatewayTroubles? troubles) : IFaultTable
{
    private ImmutableList<OrderedFault> ordered = [];

    public Task<string?> Take(string operation, string? orEvery)
    {
        if (ordered.Find(fault => fault.Operation == operation || fault.Operation == orEvery) is { } fault)
        {
            Set(fault.Times == 1 ? ordered.Remove(fault) : ordered.Replace(fault, fault with { Times = fault.Times - 1 }));
            return Task.FromResult<string?>(fault.Outcome);
        }

        return Task.FromResult(troubles?.FaultOf(operation));
    }

    public Task Order(OrderedFault fault)
    {
        Set(ordered.Add(fault));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<OrderedFault>> Remaining() => Task.FromResult<IReadOnlyList<OrderedFault>>(ordered);

    public Task Forget()
    {
        Set([]);
        return Task.CompletedTask;
    }

    private void Set(ImmutableList<OrderedFault> next)
    {
        var before = ordered;
        ordered = next;
        undo.Add(() => ordered = before);
    }
}
