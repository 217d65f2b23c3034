namespace Marketplace.Conversations;

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("first-contacts.event")]
public abstract record FirstContactsEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="ThreadId">In which inquiry.</param>
/// <param name="ProviderId">Whom they wrote to.</param>
/// <param name="Opens">Whether it was a new one.</param>
/// <param name="TextMark">The same for texts that read alike; null when nothing was said yet.</param>
[GenerateSerializer, Immutable, Alias("first-contacts.made")]
public sealed record FirstContactMade(DateTimeOffset At, Guid ThreadId, Guid ProviderId, bool Opens, string? TextMark) : FirstContactsEvent(At);
