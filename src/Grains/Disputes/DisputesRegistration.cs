using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Disputes;

internal static class DisputesRegistration
{
    public static IServiceCollection AddDisputes(this IServiceCollection services) =>
        services
            .AddAggregate<Dispute, DisputeState, DisputeCommand, DisputeEvent>()
            .AddSingleton<IRelay<DisputeEvent>, DisputeRelay>();
}
