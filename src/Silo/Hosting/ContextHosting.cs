using Marketplace.Conversations;
using Marketplace.Postgres;
using Marketplace.Reviews;

namespace Marketplace.Hosting;

/// <summary>The contexts of the marketplace. Each registers itself; this is their list.</summary>
internal static class ContextHosting
{
    public static IServiceCollection AddContexts(this IServiceCollection services) => services
        .AddConversations()
        .AddReviews()
        .AddProjections();

    /// <summary>The read models that are written in the transactions of their events.</summary>
    private static IServiceCollection AddProjections(this IServiceCollection services) => services
        .AddSingleton<IProjection<ConversationState, ConversationEvent>, ConversationProjection>()
        .AddSingleton<IProjection<ReviewState, ReviewEvent>, ReviewProjection>();
}
