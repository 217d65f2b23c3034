namespace Marketplace.Conversations;

/// <summary>A way to reach somebody without the marketplace. Stored by name; never rename.</summary>
public enum ContactKind
{
    Phone,
    Mail,
    Link,

    /// <summary>A name by which somebody is found in another network, or paid.</summary>
    Handle,
}

/// <summary>A text whose contacts are hidden.</summary>
/// <param name="Text">What the other side may see.</param>
/// <param name="Hidden">What was hidden, each kind once.</param>
[GenerateSerializer, Immutable, Alias("conversation.masked-text")]
public sealed record MaskedText(string Text, ImmutableArray<ContactKind> Hidden);

/// <summary>What a message hides.</summary>
/// <param name="Written">The text as its author wrote it, for operators.</param>
/// <param name="Kinds">What was hidden, each kind once.</param>
[GenerateSerializer, Immutable, Alias("conversation.hidden-contacts")]
public sealed record HiddenContacts(string Written, ImmutableArray<ContactKind> Kinds);
