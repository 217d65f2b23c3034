using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <inheritdoc/>
public sealed class RowsInMemory : RowsContract
{
    private protected override Task<IRowBench> Open() => Task.FromResult<IRowBench>(new MemoryRows(new MemoryDatabase()));
}
