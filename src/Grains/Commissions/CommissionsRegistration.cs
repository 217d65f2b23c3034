using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Commissions;

internal static class CommissionsRegistration
{
    public static IServiceCollection AddCommissions(this IServiceCollection services) =>
        services
            .AddAggregate<CommissionRules, CommissionRulesState, CommissionCommand, CommissionEvent>()
            .AddSingleton<KnownTariff>();
}
