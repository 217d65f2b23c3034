namespace Marketplace.Conversations;

internal static class ConversationsEdge
{
    public static IServiceCollection AddConversationsEdge(this IServiceCollection services) =>
        services
            .AddSingleton<ThreadTopics>()
            .AddSingleton<IMessages, MessageTable>()
            .AddSingleton<IThreadList, ThreadList>()
            .AddSingleton<IMessageSearch, MessageSearch>()
            .AddSingleton<ISupportQueue, SupportQueue>()
            .AddSingleton<ThreadLog>()
            .AddSingleton<ThreadFollower>()
            .AddSingleton<IInboxLog, InboxLog>()
            .AddSingleton<InboxFollower>();
}
