namespace Marketplace.Conversations;

[GenerateSerializer, Immutable, Alias("first-contacts.state")]
internal sealed record FirstContactsState
{
    /// <summary>Within a day before the last of them, the oldest first; no more than <see cref="FirstContactLimits.Most"/>.</summary>
    [Id(0)]
    public ImmutableArray<FirstContact> Contacts { get; init; } = [];
}

/// <summary>Somebody wrote to somebody first.</summary>
[GenerateSerializer, Immutable, Alias("first-contacts.one")]
internal sealed record FirstContact(DateTimeOffset At, Guid ProviderId, bool Opens, string? TextMark);
