namespace Marketplace.Conversations;

/// <summary>What may be said in conversations; the section `Conversations`.</summary>
internal sealed class ConversationOptions
{
    public const string Section = "Conversations";

    /// <summary>
    /// Whether telephone numbers, addresses and names elsewhere are hidden until the booking is paid, so that people pay where they met.
    /// On unless said otherwise.
    /// </summary>
    public bool HideContacts { get; init; } = true;

    /// <summary>The text without its contacts; null when nothing is to be hidden.</summary>
    public MaskedText? Mask(string? text) => HideContacts && text is { Length: <= PostMessage.TextLimit } ? Contacts.Mask(text) : null;
}
