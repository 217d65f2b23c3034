namespace Marketplace.Conversations;

/// <summary>Who of a customer and a provider wants to hear nothing more of the other, wherever they talk. The key is <see cref="BlockingId"/>.</summary>
[Alias("blocking")]
public interface IBlockingGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <remarks>Refusals: `conversation.unknown` for strangers, `conversation.support-not-blocked`. What is as it should be already is an answer and no refusal.</remarks>
    [Alias("set")]
    Task<Outcome<Blocks>> Set(SetBlock command);

    /// <summary>As of now: what another activation wrote is read too.</summary>
    [Alias("read"), ReadOnly]
    Task<Blocks> Read(CancellationToken cancellationToken);
}

/// <summary>Which sides block the other.</summary>
[GenerateSerializer, Immutable, Alias("blocking.view")]
public sealed record Blocks(bool ByCustomer = false, bool ByProvider = false)
{
    public bool IsBy(ConversationSide? side) => side switch
    {
        ConversationSide.Customer => ByCustomer,
        ConversationSide.Provider => ByProvider,
        _ => false,
    };
}

/// <summary>The identity of what is between two people.</summary>
public static class BlockingId
{
    public static Guid Of(Guid customerId, Guid providerId) => DerivedId.From(customerId, providerId, "blocking");
}
