using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Waitlists;

internal static class WaitlistsRegistration
{
    public static IServiceCollection AddWaitlists(this IServiceCollection services) =>
        services
            .AddAggregate<Waitlist, WaitlistState, WaitlistCommand, WaitlistEvent>()
            .AddSingleton<IRelay<WaitlistEvent>, WaitlistRelay>();
}
