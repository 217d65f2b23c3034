using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Work;

internal static class WorkRegistration
{
    public static IServiceCollection AddWorkCases(this IServiceCollection services) =>
        services
            .AddAggregate<WorkCase, WorkCaseState, WorkCaseCommand, WorkCaseEvent>()
            .AddSingleton<IRelay<WorkCaseEvent>, WorkCaseRelay>();
}
