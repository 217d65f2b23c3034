using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Moderation;

internal static class ModerationRegistration
{
    public static IServiceCollection AddModeration(this IServiceCollection services) =>
        services
            .AddAggregate<MessageReport, MessageReportState, MessageReportCommand, MessageReportEvent>()
            .AddSingleton<IRelay<MessageReportEvent>, MessageReportRelay>();
}
