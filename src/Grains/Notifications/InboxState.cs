namespace Marketplace.Notifications;

/// <summary>What one person has been told. Bounded: the notifications themselves lie in the table.</summary>
[GenerateSerializer, Immutable, Alias("notification-inbox.state")]
internal sealed record InboxState
{
    [Id(0)]
    public long LastSequence { get; init; }

    /// <summary>Everything up to here has been read at once.</summary>
    [Id(1)]
    public long AllRead { get; init; }

    /// <summary>The latest that were read one by one, so that reading again changes nothing; the oldest go first.</summary>
    [Id(2)]
    public ImmutableArray<long> Read { get; init; } = [];

    [Id(3)]
    public NotificationPreferences Preferences { get; init; } = new();
}
