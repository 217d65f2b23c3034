using static Marketplace.FactNames;

namespace Marketplace.Moderation;

/// <summary>Every way a report says no. The codes are documented in docs/errors.md.</summary>
internal static class MessageReportRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "report.unknown", "There is no such report.");

    public static readonly Refusal OwnMessage =
        new(RefusalKind.NotValid, "report.own-message", "What your own side said you can take back.");

    public static readonly Refusal SaidBySystem =
        new(RefusalKind.NotValid, "report.said-by-system", "The marketplace itself said this.");

    public static readonly Refusal MessageDeleted =
        new(RefusalKind.NotNow, "report.message-deleted", "There is nothing left of this message.");

    public static readonly Refusal OwnThread =
        new(RefusalKind.NotYours, "report.own-thread", "Somebody who does not take part in the thread decides about it.");

    public static readonly Refusal NotYoursToAppeal =
        new(RefusalKind.NotYours, "report.not-yours-to-appeal", "The decision is not against you.");

    public static Refusal NotWhile(ReportStatus status, params IEnumerable<ReportStatus> allowed) =>
        new Refusal(RefusalKind.NotNow, "report.not-now", "Where the report stands this cannot be done.")
            .With(Status, status)
            .WithEach(AllowedIn, allowed);

    public static Refusal AppealOver(DateTimeOffset until, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "report.appeal-over", "The time to appeal has passed.").With(Until, until).With(AsOf, now);
}
