using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Payments;

internal static class PaymentsRegistration
{
    public static IServiceCollection AddPayments(this IServiceCollection services) =>
        services
            .AddAggregate<Payment, PaymentState, PaymentCommand, PaymentEvent>()
            .AddSingleton<IRelay<PaymentEvent>, PaymentRelay>();
}
