using Marketplace.Bookings;

namespace Marketplace.Disputes;

/// <summary>Something that happened to a dispute.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("dispute.event")]
public abstract record DisputeEvent(DateTimeOffset At);

/// <summary>A customer went to their bank.</summary>
/// <param name="At">When we heard of it.</param>
/// <param name="Case">What it is about.</param>
/// <param name="Seen">How it stood.</param>
/// <param name="Mail">Tells the provider.</param>
[GenerateSerializer, Immutable, Alias("dispute.opened")]
public sealed record DisputeOpened(DateTimeOffset At, DisputeCase Case, GatewayDispute Seen, DisputeMail? Mail) : DisputeEvent(At);

/// <summary>The bank did something, or money moved.</summary>
[GenerateSerializer, Immutable, Alias("dispute.changed")]
public sealed record DisputeChanged(DateTimeOffset At, GatewayDispute Seen, DisputeMail? Mail) : DisputeEvent(At);

/// <summary>Somebody said what the bank should know.</summary>
[GenerateSerializer, Immutable, Alias("dispute.stated")]
public sealed record DisputeStated(DateTimeOffset At, BookingSide By, string Text) : DisputeEvent(At);

/// <summary>The evidence is to be handed in: an operator said so, or the deadline is near.</summary>
[GenerateSerializer, Immutable, Alias("dispute.answer-wanted")]
public sealed record DisputeAnswerWanted(DateTimeOffset At, bool ByOperator, Guid IntentId, string? Reason) : DisputeEvent(At);

/// <summary>The bank has this evidence.</summary>
[GenerateSerializer, Immutable, Alias("dispute.answered")]
public sealed record DisputeAnswered(DateTimeOffset At, DisputeEvidence Evidence) : DisputeEvent(At);

/// <summary>It took no evidence any more.</summary>
[GenerateSerializer, Immutable, Alias("dispute.answer-missed")]
public sealed record DisputeAnswerMissed(DateTimeOffset At) : DisputeEvent(At);

/// <summary>An operator has nothing to say against it.</summary>
[GenerateSerializer, Immutable, Alias("dispute.accept-wanted")]
public sealed record DisputeAcceptWanted(DateTimeOffset At, Guid IntentId, string Reason) : DisputeEvent(At);

/// <summary>The gateway was told so.</summary>
[GenerateSerializer, Immutable, Alias("dispute.accepted")]
public sealed record DisputeAccepted(DateTimeOffset At) : DisputeEvent(At);

/// <summary>The deadline is near, and the provider has said nothing.</summary>
[GenerateSerializer, Immutable, Alias("dispute.reminded")]
public sealed record DisputeReminded(DateTimeOffset At, DisputeMail Mail) : DisputeEvent(At);

[GenerateSerializer, Immutable, Alias("dispute.mail-sent")]
public sealed record DisputeMailSent(DateTimeOffset At, Guid MailId) : DisputeEvent(At);

/// <summary>The gateway is asked how it stands, because nobody has told for long.</summary>
[GenerateSerializer, Immutable, Alias("dispute.look-wanted")]
public sealed record DisputeLookWanted(DateTimeOffset At, Guid IntentId) : DisputeEvent(At);

/// <summary>It said so; what is new of it, if anything, comes with it.</summary>
[GenerateSerializer, Immutable, Alias("dispute.looked")]
public sealed record DisputeLooked(DateTimeOffset At) : DisputeEvent(At);

/// <summary>A mail that the provider is to get.</summary>
/// <param name="Id">Names it; the same for every attempt.</param>
/// <param name="About">What it tells.</param>
[GenerateSerializer, Immutable, Alias("dispute.mail")]
public sealed record DisputeMail(Guid Id, DisputeNews About);

/// <summary>What a provider is told. Stored by name; never rename.</summary>
public enum DisputeNews
{
    /// <summary>The bank asks.</summary>
    Inquiry,

    /// <summary>The bank has taken the money.</summary>
    Chargeback,

    /// <summary>There is not much time left.</summary>
    Reminder,

    Won,

    Lost,
}
