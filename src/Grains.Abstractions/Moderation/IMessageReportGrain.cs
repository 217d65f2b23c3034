namespace Marketplace.Moderation;

/// <summary>What is held against one message, from the first report to the last decision. The key is <see cref="MessageReportId"/>.</summary>
/// <remarks>Strangers are refused with `report.unknown`, and so is the author's side until a decision concerns it.</remarks>
[Alias("message-report")]
public interface IMessageReportGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Reported by the same person again it is no news.</summary>
    /// <remarks>Refusals: `report.own-message`, `report.said-by-system`, `report.message-deleted`, `report.not-now`.</remarks>
    [Alias("file")]
    Task<Outcome<MessageReportView>> File(FileReport command);

    /// <remarks>Refusals: `report.not-now`, `report.own-thread`.</remarks>
    [Alias("decide")]
    Task<Outcome<MessageReportView>> Decide(DecideReport command);

    /// <remarks>Refusals: `report.not-now`, `report.not-yours-to-appeal`, `report.appeal-over`.</remarks>
    [Alias("appeal")]
    Task<Outcome<MessageReportView>> Appeal(AppealDecision command);

    /// <summary>For the side that reported, for the author's side once it concerns them, and for operators.</summary>
    [Alias("read"), ReadOnly]
    Task<Outcome<MessageReportView>> Read(Actor by, CancellationToken cancellationToken);
}

/// <summary>The identity of what is held against a message: all who report it report the same.</summary>
public static class MessageReportId
{
    public static Guid Of(Guid thread, Guid message) => DerivedId.From(thread, message, "report");
}
