using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Resources;

internal static class ResourcesRegistration
{
    public static IServiceCollection AddResources(this IServiceCollection services) =>
        services.AddAggregate<Roster, RosterState, RosterCommand, RosterEvent>();
}
