using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Identity;

internal static class IdentityRegistration
{
    public static IServiceCollection AddIdentity(this IServiceCollection services) =>
        services
            .AddAggregate<Account, AccountState, AccountCommand, AccountEvent>()
            .AddAggregate<Session, SessionState, SessionCommand, SessionEvent>();
}
