using Microsoft.Extensions.DependencyInjection;

namespace Marketplace;

[GrainType("pulse"), StatelessWorker]
internal sealed class PulseGrain([FromKeyedServices(DomainClock.Key)] TimeProvider clock) : Grain, IPulseGrain
{
    public Task<DateTimeOffset> Beat(CancellationToken cancellationToken) => Task.FromResult(clock.GetUtcNow());
}
