using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Conversations;

internal static class ConversationsRegistration
{
    public static IServiceCollection AddConversations(this IServiceCollection services) =>
        services
            .AddAggregate<Conversation, ConversationState, ConversationCommand, ConversationEvent>()
            .AddAggregate<Blocking, BlockingState, BlockingCommand, BlockingEvent>()
            .AddAggregate<FirstContacts, FirstContactsState, FirstContactsCommand, FirstContactsEvent>()
            .AddSingleton<FirstContactDesk>();
}
