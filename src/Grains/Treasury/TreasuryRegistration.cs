using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Treasury;

internal static class TreasuryRegistration
{
    public static IServiceCollection AddTreasury(this IServiceCollection services) =>
        services.AddAggregate<CashMovement, CashMovementState, CashMovementCommand, CashMovementEvent>();
}
