using Marketplace.Bookings;

namespace Marketplace.Complaints;

/// <summary>Where one complaint stands.</summary>
[GenerateSerializer, Immutable, Alias("complaint.state")]
internal sealed record ComplaintState
{
    [Id(0)]
    public ComplaintStatus Status { get; init; }

    /// <summary>What it is about; null until it is made.</summary>
    [Id(1)]
    public ComplaintCase? Case { get; init; }

    [Id(2)]
    public DateTimeOffset OpenedAt { get; init; }

    [Id(3)]
    public DateTimeOffset? AnswerBy { get; init; }

    [Id(4)]
    public DateTimeOffset? ReplyBy { get; init; }

    [Id(5)]
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>Until when an operator should decide; null before one is asked, and once it is late.</summary>
    [Id(6)]
    public DateTimeOffset? DecideBy { get; init; }

    /// <summary>When what stands is decided, because no operator has; null until it is late.</summary>
    [Id(7)]
    public DateTimeOffset? LapsesAt { get; init; }

    [Id(8)]
    public ComplaintOffer? Offer { get; init; }

    /// <summary>Everything that happened and was said. Bounded by the numbers of offers and statements.</summary>
    [Id(9)]
    public ImmutableArray<ComplaintEntry> Entries { get; init; } = [];

    [Id(10)]
    public Money? Award { get; init; }

    [Id(11)]
    public DateTimeOffset? EndedAt { get; init; }

    [Id(12)]
    public BookingSide? EndedBy { get; init; }

    /// <summary>Whether the provider has said anything at all.</summary>
    public bool IsHeard => Entries.Any(entry => entry.By is BookingSide.Provider);
}
