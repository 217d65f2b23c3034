using Marketplace.Bookings;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Groups;

internal static class GroupsRegistration
{
    public static IServiceCollection AddGroups(this IServiceCollection services) =>
        services
            .AddAggregate<GroupSession, GroupState, GroupCommand, GroupEvent>()
            .AddSingleton<IRelay<BookingEvent>, BookingGroupRelay>()
            .AddSingleton<IRelay<GroupEvent>, GroupRelay>();
}
