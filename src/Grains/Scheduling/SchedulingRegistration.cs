using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Scheduling;

internal static class SchedulingRegistration
{
    public static IServiceCollection AddScheduling(this IServiceCollection services) =>
        services
            .AddAggregate<TimerCase, TimerCaseState, TimerCaseCommand, TimerCaseEvent>()
            .AddSingleton<IRelay<TimerCaseEvent>, TimerCaseRelay>();
}
