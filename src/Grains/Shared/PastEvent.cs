using Microsoft.Extensions.DependencyInjection;

namespace Marketplace;

/// <summary>An event as it stands in its stream, before anybody knows its type.</summary>
internal sealed record PastEvent(GrainId Stream, long Version, object Event, DateTimeOffset At, string Correlation)
{
    /// <summary>Tells the relays of its type, one after the other. One that fails keeps those behind it waiting: all are told again.</summary>
    public async Task Tell<TEvent>(IServiceProvider services, CancellationToken cancellationToken)
        where TEvent : class
    {
        var notice = new Notice<TEvent>(Stream, Version, (TEvent)Event, At, Correlation);
        foreach (var relay in services.GetServices<IRelay<TEvent>>())
        {
            await relay.Tell(notice, cancellationToken);
        }
    }
}
