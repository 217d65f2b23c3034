using Marketplace.Bookings;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.SecurityDeposits;

internal static class SecurityDepositsRegistration
{
    public static IServiceCollection AddSecurityDeposits(this IServiceCollection services) =>
        services
            .AddAggregate<SecurityDeposit, SecurityDepositState, SecurityDepositCommand, SecurityDepositEvent>()
            .AddSingleton<IRelay<BookingEvent>, SecurityDepositOpening>()
            .AddSingleton<IRelay<SecurityDepositEvent>, SecurityDepositRelay>()
            .AddSingleton<IRelay<SecurityDepositEvent>, SecurityDepositTimelineRelay>()
            .AddSingleton<IRelay<SecurityDepositEvent>, SecurityDepositThreadRelay>();
}
