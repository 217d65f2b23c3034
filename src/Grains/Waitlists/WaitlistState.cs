namespace Marketplace.Waitlists;

/// <summary>One line. Entries that have ended are in the read model alone.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.state")]
internal sealed record WaitlistState
{
    /// <summary>By when they joined.</summary>
    [Id(0)]
    public ImmutableArray<WaitingEntry> Entries { get; init; } = [];

    /// <summary>What was freed and is being offered.</summary>
    [Id(1)]
    public ImmutableArray<FreedTime> Freed { get; init; } = [];

    /// <summary>Who could not have it in this round.</summary>
    [Id(2)]
    public ImmutableArray<Guid> PassedOver { get; init; } = [];

    /// <summary>Whose turn it is; null between rounds.</summary>
    [Id(3)]
    public Guid? Asked { get; init; }

    public WaitingEntry? Find(Guid entryId)
    {
        foreach (var waiting in Entries)
        {
            if (waiting.Entry.Id == entryId)
            {
                return waiting;
            }
        }

        return null;
    }

    public WaitlistState With(WaitingEntry changed) =>
        this with { Entries = [.. Entries.Select(waiting => waiting.Entry.Id == changed.Entry.Id ? changed : waiting)] };

    public WaitlistState Without(Guid entryId) => this with { Entries = Entries.RemoveAll(waiting => waiting.Entry.Id == entryId) };
}

/// <summary>One entry, and what it was offered.</summary>
/// <param name="Entry">What is waited for.</param>
/// <param name="Offers">How often it was its turn.</param>
/// <param name="BookingId">The booking that is held for it; null while it waits.</param>
/// <param name="ExpiresAt">Until when it is held without being paid.</param>
[GenerateSerializer, Immutable, Alias("waitlist.waiting-entry")]
internal sealed record WaitingEntry(WaitlistEntry Entry, int Offers, Guid? BookingId, DateTimeOffset? ExpiresAt);

/// <summary>Time that nobody has any more.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.freed-time")]
internal sealed record FreedTime(DateTimeOffset From, DateTimeOffset To);
