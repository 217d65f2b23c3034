namespace Marketplace.Conversations;

/// <summary>Where whoever watches somebody's whole inbox hears that something happened in one of their threads. No aggregate has that name.</summary>
public static class InboxHint
{
    /// <param name="owner">An account, or a provider: the people who act for one share an inbox.</param>
    public static GrainId Of(Guid owner) => GrainId.Create("inbox", owner.ToString("N"));
}
