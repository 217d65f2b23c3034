using Marketplace.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Abuse;

internal static class AbuseRegistration
{
    public static IServiceCollection AddAbuse(this IServiceCollection services) =>
        services
            .AddAggregate<Payer, PayerState, PayerCommand, PayerEvent>()
            .AddAggregate<Flag, FlagState, FlagCommand, FlagEvent>()
            .AddSingleton<IRelay<PaymentEvent>, PayerRelay>()
            .AddSingleton<IRelay<PaymentEvent>, SelfDealingRelay>()
            .AddSingleton<IRelay<PayerEvent>, DeclinesRelay>()
            .AddSingleton<IRelay<FlagEvent>, FlagRelay>()
            .AddSingleton<PayerDesk>();
}
