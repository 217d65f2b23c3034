using Marketplace.Moderation;

namespace Marketplace.Postgres;

/// <summary>Reported messages in lists.</summary>
internal sealed class MessageReportProjection : IProjection<MessageReportState, MessageReportEvent>
{
    public void Project(Projected<MessageReportState, MessageReportEvent> fact, IRowSink rows)
    {
        var (report, message) = (fact.State, fact.State.Message!);
        rows.Add(Row.Of(ReadModel.MessageReports, ("id", fact.Id)).Put(
            once:
            [
                ("thread_id", message.ThreadId),
                ("message_id", message.MessageId),
                ("customer_id", message.CustomerId),
                ("provider_id", message.ProviderId),
                ("author_side", Wire.Name(message.AuthorSide)),
                ("title", message.Title),
                ("reported_at", report.Filings[0].At),
            ],
            values:
            [
                ("status", Wire.Name(report.Status)),
                ("outcome", report.Decisions is [.., var last] ? Wire.Name(last.Outcome) : null),
                ("concerns_author", report.ConcernsAuthor),
                ("changed_at", report.ChangedAt),
                ("version", fact.Version),
            ]));
    }
}
