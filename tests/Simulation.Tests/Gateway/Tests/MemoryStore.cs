using Marketplace.Sandbox;

namespace Marketplace.Simulations;

/// <summary>The contract of the gateway's tables, kept by memory.</summary>
public sealed class MemoryTransactions : TransactionsContract
{
    private readonly MemorySandboxStore store = new();

    public override Task DisposeAsync() => MemoryTables.Dispose(store);

    private protected override Task<ISandboxStore> OpenEmpty() => Task.FromResult<ISandboxStore>(store);
}

/// <inheritdoc cref="MemoryTransactions"/>
public sealed class MemoryObjectsTable : ObjectsContract
{
    private readonly MemorySandboxStore store = new();

    public override Task DisposeAsync() => MemoryTables.Dispose(store);

    private protected override Task<ISandboxStore> OpenEmpty() => Task.FromResult<ISandboxStore>(store);
}

/// <inheritdoc cref="MemoryTransactions"/>
public sealed class MemoryQueues : QueuesContract
{
    private readonly MemorySandboxStore store = new();

    public override Task DisposeAsync() => MemoryTables.Dispose(store);

    private protected override Task<ISandboxStore> OpenEmpty() => Task.FromResult<ISandboxStore>(store);
}

internal static class MemoryTables
{
    public static Task Dispose(MemorySandboxStore store)
    {
        store.Dispose();
        return Task.CompletedTask;
    }
}
