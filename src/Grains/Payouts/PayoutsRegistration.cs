using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Payouts;

internal static class PayoutsRegistration
{
    public static IServiceCollection AddPayouts(this IServiceCollection services) =>
        services
            .AddAggregate<ProviderAccount, ProviderAccountState, ProviderAccountCommand, ProviderAccountEvent>()
            .AddAggregate<Payout, PayoutState, PayoutCommand, PayoutEvent>()
            .AddAggregate<BankCalendar, BankCalendarState, BankCalendarCommand, BankCalendarEvent>()
            .AddSingleton<IRelay<ProviderAccountEvent>, ProviderAccountRelay>()
            .AddSingleton<IRelay<PayoutEvent>, PayoutRelay>();
}
