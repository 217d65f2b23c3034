namespace Marketplace.Conversations;

/// <summary>Finds what was said in one's own threads, the latest first.</summary>
internal interface IMessageSearch
{
    /// <param name="by">Whose.</param>
    /// <param name="role">Only in threads on this side, or null for both.</param>
    /// <param name="words">As <see cref="MessageWords.In"/> finds them, at least one: a message is found that has for each a word which begins with it.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<Page<FoundMessageBody>> Find(Actor by, ConversationSide? role, IReadOnlyList<string> words, PageRequest page, CancellationToken cancellationToken);
}
