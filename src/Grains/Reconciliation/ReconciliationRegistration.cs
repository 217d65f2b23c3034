using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Reconciliation;

internal static class ReconciliationRegistration
{
    public static IServiceCollection AddReconciliation(this IServiceCollection services) => services
        .AddAggregate<GatewayReconciliation, ReconciliationState, ReconciliationCommand, ReconciliationEvent>()
        .AddAggregate<Discrepancy, DiscrepancyState, DiscrepancyCommand, DiscrepancyEvent>();
}
