namespace Marketplace.Conversations;

/// <summary>"My threads", the latest first, with what is unread in each.</summary>
internal interface IThreadList
{
    /// <param name="by">Whose.</param>
    /// <param name="role">Only those on this side, or null for both.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<ThreadSummaryBody>> Read(Actor by, ConversationSide? role, PageRequest page, CancellationToken cancellationToken);
}
