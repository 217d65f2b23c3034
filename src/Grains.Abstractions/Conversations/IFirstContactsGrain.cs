namespace Marketplace.Conversations;

/// <summary>To whom one person has lately written first. The key is their account: whichever process they reach, all that they begin is counted here.</summary>
/// <remarks>See docs/adr/0060-first-contacts.md.</remarks>
[Alias("first-contacts")]
public interface IFirstContactsGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <remarks>Refusals: `conversation.too-many-inquiries`, `conversation.same-text`.</remarks>
    [Alias("make")]
    Task<Outcome<FirstContactsView>> Make(MakeFirstContact command);
}

/// <summary>What is known of whom somebody wrote to first.</summary>
/// <param name="Id">Their account.</param>
/// <param name="Version">Counts changes.</param>
[GenerateSerializer, Immutable, Alias("first-contacts.view")]
public sealed record FirstContactsView(Guid Id, long Version) : IVersioned;
