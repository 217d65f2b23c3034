namespace Marketplace.Conversations;

/// <summary>Where one conversation stands. Bounded: of its messages it remembers the newest.</summary>
[GenerateSerializer, Immutable, Alias("conversation.state")]
internal sealed record ConversationState
{
    /// <summary>Null until it opens.</summary>
    [Id(0)]
    public ConversationTopic? Topic { get; init; }

    [Id(1)]
    public DateTimeOffset OpenedAt { get; init; }

    [Id(2)]
    public long LastSequence { get; init; }

    [Id(3)]
    public long CustomerRead { get; init; }

    [Id(4)]
    public long ProviderRead { get; init; }

    /// <summary>Oldest first.</summary>
    [Id(5)]
    public ImmutableArray<Message> Newest { get; init; } = [];

    /// <summary>Who said something within the last minute of the conversation, oldest first.</summary>
    [Id(6)]
    public ImmutableArray<Utterance> Pace { get; init; } = [];

    /// <summary>True in support threads, and once the booking that the conversation is about was paid: nothing is hidden from then on.</summary>
    [Id(7)]
    public bool MaySayContacts { get; init; }

    /// <summary>How each side keeps it; null as every side does that has not said otherwise.</summary>
    [Id(8)]
    public Keeping? Customer { get; init; }

    [Id(9)]
    public Keeping? Provider { get; init; }

    /// <summary>Where it stands with support; null in all other threads.</summary>
    [Id(10)]
    public SupportCase? Support { get; init; }
}

/// <summary>That a person said something, and when; what the limit per minute counts.</summary>
[GenerateSerializer, Immutable, Alias("conversation.utterance")]
internal sealed record Utterance(Guid PersonId, DateTimeOffset At);
