using System.Diagnostics;
using Marketplace.Conversations;

namespace Marketplace.Moderation;

/// <summary>
/// The rules of a report: reported by those who heard the message, decided by an operator with a reason, and decided once more
/// if the side that lost asks for it in time.
/// </summary>
internal sealed class MessageReport : IRules<MessageReportState, MessageReportCommand, MessageReportEvent>
{
    /// <summary>How long a decision may be appealed, as the Digital Services Act of the EU has it (Article 20).</summary>
    public static readonly TimeSpan AppealWindow = TimeSpan.FromDays(183);

    /// <summary>Of a provider with more people than these the others need not report it too.</summary>
    public const int MostFilings = 20;

    private MessageReport()
    {
    }

    public static string StreamType => "message-report";

    public static Decision<MessageReportEvent> Decide(MessageReportState report, MessageReportCommand command, DateTimeOffset now) => command switch
    {
        FileReport file => File(report, file, now),
        _ when !report.IsKnownTo(command.Context.By) => MessageReportRefusals.Unknown,
        DecideReport decide => Decide(report, decide, now),
        AppealDecision appeal => Appeal(report, appeal, now),
        _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
    };

    public static MessageReportState Evolve(MessageReportState report, MessageReportEvent happened) => happened switch
    {
        ReportFiled e => report with
        {
            Status = ReportStatus.Open,
            Message = report.Message ?? e.Message,
            Filings = report.Filings.Add(new ReportFiling(e.At, e.PersonId, e.Reason, e.Text, e.Message.Words!)),
        },
        ReportDecided e => report with
        {
            Status = report.Appeal is null ? ReportStatus.Decided : ReportStatus.Closed,
            Decisions = report.Decisions.Add(e.Decision),
            Removed = e.Effect switch { DecisionEffect.Remove => e.Words, DecisionEffect.Restore => null, _ => report.Removed },
        },
        ReportAppealed e => report with { Status = ReportStatus.Appealed, Appeal = new ReportAppeal(e.At, e.Side, e.PersonId, e.Text) },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    private static Decision<MessageReportEvent> File(MessageReportState report, FileReport file, DateTimeOffset now)
    {
        var (by, message) = (file.Context.By, file.Message);
        if (ConversationSides.Of(by, message.CustomerId, message.ProviderId) is not { } side)
        {
            return MessageReportRefusals.Unknown;
        }

        return message.AuthorSide is ConversationSide.System or ConversationSide.Support ? MessageReportRefusals.SaidBySystem
            : side == message.AuthorSide ? MessageReportRefusals.OwnMessage
            : report.Filings.Any(filing => filing.PersonId == by.Id) ? Decision<MessageReportEvent>.Nothing
            : report.Status is not (ReportStatus.None or ReportStatus.Open) ? MessageReportRefusals.NotWhile(report.Status, ReportStatus.Open)
            : report.Filings.Length >= MostFilings ? Decision<MessageReportEvent>.Nothing
            : message.Words is null ? MessageReportRefusals.MessageDeleted
            : new ReportFiled(now, message, by.Id, file.Reason, file.Text);
    }

    private static Decision<MessageReportEvent> Decide(MessageReportState report, DecideReport decide, DateTimeOffset now)
    {
        var by = decide.Context.By;
        return !by.IsStaff ? MessageReportRefusals.Unknown
            : report.SideOf(by) is not null ? MessageReportRefusals.OwnThread
            : report.Status is not (ReportStatus.Open or ReportStatus.Appealed)
                ? MessageReportRefusals.NotWhile(report.Status, ReportStatus.Open, ReportStatus.Appealed)
            : Decided(report, new ModerationDecision(now, by.Id, decide.Outcome, decide.Ground, decide.Reason), decide.Words);
    }

    private static ReportDecided Decided(MessageReportState report, ModerationDecision decision, ReportedWords? standing) =>
        (decision.Outcome, report.Removed) switch
        {
            (ReportOutcome.Removed, null) when standing is not null => new ReportDecided(decision.At, decision, DecisionEffect.Remove, standing),
            (ReportOutcome.Kept, { } removed) => new ReportDecided(decision.At, decision, DecisionEffect.Restore, removed),
            _ => new ReportDecided(decision.At, decision, DecisionEffect.None, null),
        };

    private static Decision<MessageReportEvent> Appeal(MessageReportState report, AppealDecision appeal, DateTimeOffset now)
    {
        if (report.SideOf(appeal.Context.By) is not { } side)
        {
            return MessageReportRefusals.NotYoursToAppeal;
        }

        return report.Status is not ReportStatus.Decided ? MessageReportRefusals.NotWhile(report.Status, ReportStatus.Decided)
            : report.Loser != side ? MessageReportRefusals.NotYoursToAppeal
            : report.Decisions[^1].At + AppealWindow <= now ? MessageReportRefusals.AppealOver(report.Decisions[^1].At + AppealWindow, now)
            : new ReportAppealed(now, side, appeal.Context.By.Id, appeal.Text);
    }
}
