using Marketplace.Conversations;

namespace Marketplace.Moderation;

/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("message-report.event")]
public abstract record MessageReportEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="Message">As it was at that moment.</param>
/// <param name="PersonId">Who reported it.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Text">In their words.</param>
[GenerateSerializer, Immutable, Alias("message-report.filed")]
public sealed record ReportFiled(DateTimeOffset At, ReportedMessage Message, Guid PersonId, ReportReason Reason, string? Text) : MessageReportEvent(At);

/// <param name="At">When.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Effect">What that changes.</param>
/// <param name="Words">The words that go, or come back; null where nothing changes.</param>
[GenerateSerializer, Immutable, Alias("message-report.decided")]
public sealed record ReportDecided(DateTimeOffset At, ModerationDecision Decision, DecisionEffect Effect, ReportedWords? Words) : MessageReportEvent(At);

/// <summary>What a decision changes. Stored by name; never rename.</summary>
public enum DecisionEffect
{
    /// <summary>It is as decided already, or nothing is left of the message.</summary>
    None,

    /// <summary>The words go.</summary>
    Remove,

    /// <summary>The words come back.</summary>
    Restore,
}

/// <param name="At">When.</param>
/// <param name="Side">Which side.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Text">Why.</param>
[GenerateSerializer, Immutable, Alias("message-report.appealed")]
public sealed record ReportAppealed(DateTimeOffset At, ConversationSide Side, Guid PersonId, string Text) : MessageReportEvent(At);
