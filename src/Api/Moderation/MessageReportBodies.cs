using Marketplace.Conversations;

namespace Marketplace.Moderation;

internal static class MessageReportBodies
{
    /// <summary>A page of words.</summary>
    public const int LongestText = 2_000;
}

/// <param name="Reason">`spam`, `fraud`, `harassment`, `hate`, `sexual`, `privacy`, `off_platform`, `illegal` or `other`.</param>
/// <param name="Text">What is wrong, for operators; at most 2,000 characters, and needed where the reason is `other`.</param>
internal sealed record ReportMessageRequest(string? Reason, string? Text);

/// <param name="Outcome">`kept` or `removed`.</param>
/// <param name="Ground">`terms` or `law`.</param>
/// <param name="Reason">The facts, and the rule or the law that they break or keep; shown to both sides, at most 2,000 characters.</param>
internal sealed record DecideReportRequest(string? Outcome, string? Ground, string? Reason);

/// <param name="Text">Why the decision is wrong, for operators; at most 2,000 characters.</param>
internal sealed record AppealRequest(string? Text);

/// <summary>That somebody reported a message.</summary>
/// <param name="At">When.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Text">In their words.</param>
/// <param name="Message">The message as they saw it.</param>
/// <param name="Written">The same as its author wrote it; only for operators, and only when something was hidden.</param>
internal sealed record ReportFilingBody(DateTimeOffset At, Guid PersonId, ReportReason Reason, string? Text, string Message, string? Written);

/// <summary>What was decided, and why.</summary>
/// <param name="At">When.</param>
/// <param name="Outcome">What became of the message.</param>
/// <param name="Ground">What it rests on.</param>
/// <param name="Reason">The facts, and the rule or the law.</param>
/// <param name="OperatorId">Who decided; only for operators.</param>
internal sealed record ModerationDecisionBody(DateTimeOffset At, ReportOutcome Outcome, DecisionGround Ground, string Reason, Guid? OperatorId);

/// <summary>That somebody asked for another decision.</summary>
/// <param name="At">When.</param>
/// <param name="Side">Which side.</param>
/// <param name="Text">Why; only for that side and for operators.</param>
internal sealed record ReportAppealBody(DateTimeOffset At, ConversationSide Side, string? Text);

/// <summary>A report, as far as it is the reader's to know: who reported a message its author is never told.</summary>
/// <param name="Id">The report.</param>
/// <param name="ThreadId">Where it was said.</param>
/// <param name="MessageId">Which message.</param>
/// <param name="Sequence">Its place in the thread.</param>
/// <param name="Title">What the thread is about.</param>
/// <param name="AuthorSide">Who said it.</param>
/// <param name="Status">`open`, `decided`, `appealed` or `closed`.</param>
/// <param name="Message">The message as it was first reported.</param>
/// <param name="Filings">Who reported it; empty for its author.</param>
/// <param name="Decisions">What was decided, the first first.</param>
/// <param name="Appeal">Null while nobody has appealed.</param>
/// <param name="AppealUntil">Until when the reader may; null where they may not.</param>
/// <param name="Version">Counts changes; the ETag.</param>
internal sealed record MessageReportBody(
    Guid Id,
    Guid ThreadId,
    Guid MessageId,
    long Sequence,
    string Title,
    ConversationSide AuthorSide,
    ReportStatus Status,
    string Message,
    ImmutableArray<ReportFilingBody> Filings,
    ImmutableArray<ModerationDecisionBody> Decisions,
    ReportAppealBody? Appeal,
    DateTimeOffset? AppealUntil,
    long Version)
{
    public static MessageReportBody Of(MessageReportView view, Actor reader)
    {
        var message = view.Message;
        var side = ConversationSides.Of(reader, message.CustomerId, message.ProviderId);
        var isAuthor = side == message.AuthorSide;
        var mayAppeal = view.Decisions is [.., var last] && side == message.LosesBy(last.Outcome);
        return new MessageReportBody(
            view.Id,
            message.ThreadId,
            message.MessageId,
            message.Sequence,
            message.Title,
            message.AuthorSide,
            view.Status,
            view.Filings[0].Words.Text,
            isAuthor ? [] : [.. view.Filings.Select(filing => Of(filing, reader))],
            [.. view.Decisions.Select(decision => new ModerationDecisionBody(
                decision.At, decision.Outcome, decision.Ground, decision.Reason, reader.IsStaff ? decision.OperatorId : null))],
            view.Appeal is { } appeal ? new ReportAppealBody(appeal.At, appeal.Side, reader.IsStaff || side == appeal.Side ? appeal.Text : null) : null,
            mayAppeal ? view.AppealUntil : null,
            view.Version);
    }

    private static ReportFilingBody Of(ReportFiling filing, Actor reader) => new(
        filing.At, filing.PersonId, filing.Reason, filing.Text, filing.Words.Text, reader.IsStaff ? filing.Words.Contacts?.Written : null);
}

/// <summary>A report in a list.</summary>
/// <param name="Id">The report.</param>
/// <param name="ThreadId">Where it was said.</param>
/// <param name="MessageId">Which message.</param>
/// <param name="Title">What the thread is about.</param>
/// <param name="AuthorSide">Who said it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Outcome">What was decided last; null while nothing is.</param>
/// <param name="ReportedAt">When it was first reported.</param>
/// <param name="ChangedAt">Since when it stands so; what the operators' queue is sorted by.</param>
internal sealed record MessageReportItem(
    Guid Id,
    Guid ThreadId,
    Guid MessageId,
    string Title,
    ConversationSide AuthorSide,
    ReportStatus Status,
    ReportOutcome? Outcome,
    DateTimeOffset ReportedAt,
    DateTimeOffset ChangedAt)
{
    /// <summary>As it is kept in a row.</summary>
    public static MessageReportItem Of(
        Guid id, Guid thread, Guid message, string title, string side, string status, string? outcome, DateTimeOffset reportedAt, DateTimeOffset changedAt) => new(
            id,
            thread,
            message,
            title,
            EnumNames<ConversationSide>.ByName[side],
            EnumNames<ReportStatus>.ByName[status],
            outcome is null ? null : EnumNames<ReportOutcome>.ByName[outcome],
            reportedAt,
            changedAt);
}
