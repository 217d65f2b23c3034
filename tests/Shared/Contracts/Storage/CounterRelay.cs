namespace Marketplace.Postgres;

/// <summary>Hears of everything that happens to counters but their names.</summary>
internal sealed class CounterRelay : IRelay<CounterEvent>
{
    public bool Hears(CounterEvent happened) => happened is not Named;

    public Task Tell(Notice<CounterEvent> notice, CancellationToken cancellationToken) => Task.CompletedTask;
}
