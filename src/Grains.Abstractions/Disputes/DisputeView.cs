using Marketplace.Bookings;

namespace Marketplace.Disputes;

/// <summary>What providers and operators, and the workers that carry out its intents, may see of a dispute.</summary>
/// <param name="Id">The dispute.</param>
/// <param name="Case">What it is about.</param>
/// <param name="Seen">How it stands at the gateway, as far as we know.</param>
/// <param name="OpenedAt">When we heard of it.</param>
/// <param name="EndedAt">When the bank had decided; null before.</param>
/// <param name="Statements">What people added, the oldest first.</param>
/// <param name="AnswerAt">When the evidence is sent by itself; null where it was, or nothing can be.</param>
/// <param name="AnsweredAt">When the bank had it.</param>
/// <param name="Evidence">What the bank has; null until then.</param>
/// <param name="IsAnswering">Whether it is being sent.</param>
/// <param name="IsAccepted">Whether an operator had nothing to say against it.</param>
/// <param name="NextEvent">What time alone will do next; null if nothing.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("dispute.view")]
public sealed record DisputeView(
    Guid Id,
    DisputeCase Case,
    GatewayDispute Seen,
    DateTimeOffset OpenedAt,
    DateTimeOffset? EndedAt,
    ImmutableArray<DisputeStatement> Statements,
    DateTimeOffset? AnswerAt,
    DateTimeOffset? AnsweredAt,
    DisputeEvidence? Evidence,
    bool IsAnswering,
    bool IsAccepted,
    NextEvent? NextEvent,
    long Version) : IVersioned;

/// <summary>What somebody added.</summary>
/// <param name="Number">Counts them, from 1.</param>
/// <param name="At">When.</param>
/// <param name="By">The provider; or the platform, for an operator.</param>
/// <param name="Text">In words.</param>
[GenerateSerializer, Immutable, Alias("dispute.statement")]
public sealed record DisputeStatement(int Number, DateTimeOffset At, BookingSide By, string Text);
