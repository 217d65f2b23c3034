using Marketplace.Conversations;

namespace Marketplace.Moderation;

/// <summary>What is wrong with a message. Stored by name; never rename.</summary>
public enum ReportReason
{
    /// <summary>Advertising, or the same to many.</summary>
    Spam,

    /// <summary>An attempt to get money or data by lies.</summary>
    Fraud,

    /// <summary>Threats, insults, or not leaving somebody alone.</summary>
    Harassment,

    /// <summary>Against people for what they are.</summary>
    Hate,

    /// <summary>Sexual and unwanted.</summary>
    Sexual,

    /// <summary>Makes known what somebody wants to keep to themselves.</summary>
    Privacy,

    /// <summary>An attempt to do business past the marketplace.</summary>
    OffPlatform,

    /// <summary>Offers or asks for what the law forbids.</summary>
    Illegal,

    /// <summary>Needs words.</summary>
    Other,
}

/// <summary>Where a report stands. Stored by name; never rename.</summary>
public enum ReportStatus
{
    /// <summary>Nobody has reported anything.</summary>
    None,

    /// <summary>Waits for an operator.</summary>
    Open,

    /// <summary>Decided; whom the decision is against may appeal for a while.</summary>
    Decided,

    /// <summary>Waits for an operator again.</summary>
    Appealed,

    /// <summary>Decided for good.</summary>
    Closed,
}

/// <summary>What becomes of a reported message. Stored by name; never rename.</summary>
public enum ReportOutcome
{
    /// <summary>It stays.</summary>
    Kept,

    /// <summary>Its place remains, its words go.</summary>
    Removed,
}

/// <summary>What a decision rests on. Stored by name; never rename.</summary>
public enum DecisionGround
{
    /// <summary>What the marketplace allows and does not.</summary>
    Terms,

    /// <summary>What the law allows and does not.</summary>
    Law,
}

/// <summary>The message that is reported, as it was at that moment.</summary>
/// <param name="ThreadId">Where it was said.</param>
/// <param name="MessageId">Which.</param>
/// <param name="Sequence">Its place in the thread.</param>
/// <param name="AuthorSide">Who spoke.</param>
/// <param name="AuthorId">The person.</param>
/// <param name="CustomerId">The account of the thread's customer.</param>
/// <param name="ProviderId">The thread's provider.</param>
/// <param name="ListingId">The listing that the thread is about.</param>
/// <param name="Title">The listing's title.</param>
/// <param name="SentAt">When it was said.</param>
/// <param name="Words">What was said; null once it was taken back.</param>
[GenerateSerializer, Immutable, Alias("message-report.message")]
public sealed record ReportedMessage(
    Guid ThreadId,
    Guid MessageId,
    long Sequence,
    ConversationSide AuthorSide,
    Guid AuthorId,
    Guid CustomerId,
    Guid ProviderId,
    Guid ListingId,
    string Title,
    DateTimeOffset SentAt,
    ReportedWords? Words)
{
    /// <summary>The side that a decision is against, and may appeal.</summary>
    public ConversationSide LosesBy(ReportOutcome outcome) => outcome is ReportOutcome.Removed ? AuthorSide : AuthorSide.Other();
}

/// <param name="Text">As both sides saw it.</param>
/// <param name="Contacts">What was hidden of it; null when nothing was.</param>
[GenerateSerializer, Immutable, Alias("message-report.words")]
public sealed record ReportedWords(string Text, HiddenContacts? Contacts);

/// <summary>That somebody reported the message.</summary>
/// <param name="At">When.</param>
/// <param name="PersonId">Who; shown to operators and to their own side only.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Text">In their words; null where they say no more.</param>
/// <param name="Words">The message as they saw it.</param>
[GenerateSerializer, Immutable, Alias("message-report.filing")]
public sealed record ReportFiling(DateTimeOffset At, Guid PersonId, ReportReason Reason, string? Text, ReportedWords Words);

/// <summary>What an operator decided, and why: the statement of reasons.</summary>
/// <param name="At">When.</param>
/// <param name="OperatorId">Who; shown to operators only.</param>
/// <param name="Outcome">What becomes of the message.</param>
/// <param name="Ground">What it rests on.</param>
/// <param name="Reason">The facts, and the rule or the law; shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("message-report.decision")]
public sealed record ModerationDecision(DateTimeOffset At, Guid OperatorId, ReportOutcome Outcome, DecisionGround Ground, string Reason);

/// <summary>That the side which a decision is against asks for another.</summary>
/// <param name="At">When.</param>
/// <param name="Side">Which side.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Text">Why.</param>
[GenerateSerializer, Immutable, Alias("message-report.appeal")]
public sealed record ReportAppeal(DateTimeOffset At, ConversationSide Side, Guid PersonId, string Text);

/// <summary>All of a report. The edge shows each side what concerns it.</summary>
/// <param name="Id">The report.</param>
/// <param name="Message">What is reported.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Filings">Who reported it; one per person, the first first.</param>
/// <param name="Decisions">What was decided: none, one, and after an appeal two.</param>
/// <param name="Appeal">Null while nobody has appealed.</param>
/// <param name="AppealUntil">Until when somebody may; null where nobody may.</param>
/// <param name="Version">Counts changes.</param>
[GenerateSerializer, Immutable, Alias("message-report.view")]
public sealed record MessageReportView(
    Guid Id,
    ReportedMessage Message,
    ReportStatus Status,
    ImmutableArray<ReportFiling> Filings,
    ImmutableArray<ModerationDecision> Decisions,
    ReportAppeal? Appeal,
    DateTimeOffset? AppealUntil,
    long Version) : IVersioned;
