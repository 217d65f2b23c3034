using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Closures;

internal static class ClosuresRegistration
{
    public static IServiceCollection AddClosures(this IServiceCollection services) =>
        services
            .AddAggregate<Closure, ClosureState, ClosureCommand, ClosureEvent>()
            .AddSingleton<IRelay<ClosureEvent>, ClosureRelay>();
}
