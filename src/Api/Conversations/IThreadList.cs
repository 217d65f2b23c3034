namespace Marketplace.Conversations;

/// <summary>"My threads", the latest first, with what is unread in each.</summary>
internal interface IThreadList
{
    /// <param name="by">Whose.</param>
    /// <param name="role">Only those on this side, or null for both.</param>
    /// <param name="archived">Only those that their side has put away, or only the others; null for both.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<ThreadSummaryBody>> Read(Actor by, ConversationSide? role, bool? archived, PageRequest page, CancellationToken cancellationToken);

    /// <summary>What is unread in all of them together, in those put away as well.</summary>
    Task<UnreadMessagesBody> CountUnread(Actor by, CancellationToken cancellationToken);
}
