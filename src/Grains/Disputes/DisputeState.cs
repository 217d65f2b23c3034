namespace Marketplace.Disputes;

/// <summary>Where one dispute stands.</summary>
[GenerateSerializer, Immutable, Alias("dispute.state-record")]
internal sealed record DisputeState
{
    /// <summary>What it is about; null until it is known.</summary>
    [Id(0)]
    public DisputeCase? Case { get; init; }

    /// <summary>How it stands at the gateway.</summary>
    [Id(1)]
    public GatewayDispute? Seen { get; init; }

    [Id(2)]
    public DateTimeOffset OpenedAt { get; init; }

    [Id(3)]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Bounded by the number that each side may make.</summary>
    [Id(4)]
    public ImmutableArray<DisputeStatement> Statements { get; init; } = [];

    /// <summary>The evidence that the gateway has yet to take.</summary>
    [Id(5)]
    public Guid? AnswerIntent { get; init; }

    /// <summary>When the bank had it. An inquiry that becomes a dispute is answered once more.</summary>
    [Id(6)]
    public DateTimeOffset? AnsweredAt { get; init; }

    [Id(7)]
    public DisputeEvidence? Evidence { get; init; }

    [Id(8)]
    public Guid? AcceptIntent { get; init; }

    [Id(9)]
    public bool IsAccepted { get; init; }

    /// <summary>Mails that are not sent yet.</summary>
    [Id(10)]
    public ImmutableArray<DisputeMail> Mails { get; init; } = [];

    [Id(11)]
    public bool IsReminded { get; init; }

    /// <summary>When the gateway is asked how it stands; null once it has ended.</summary>
    [Id(12)]
    public DateTimeOffset? LookAt { get; init; }

    [Id(13)]
    public Guid? LookIntent { get; init; }

    /// <summary>Whether evidence was wanted of the bank's last question, whatever came of it.</summary>
    [Id(14)]
    public bool IsAnswered { get; init; }

    public DisputeStatus Status => Seen?.Status ?? DisputeStatus.None;

    /// <summary>Whether the bank waits for an answer, and nobody has begun to give one.</summary>
    public bool IsOpen => Status.NeedsAnswer() && !IsAnswered && AcceptIntent is null && !IsAccepted;
}
