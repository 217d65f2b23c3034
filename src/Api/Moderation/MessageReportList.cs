using Marketplace.Bookings;
using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Moderation;

/// <summary>Reports in lists.</summary>
internal interface IMessageReportList
{
    /// <summary>What one's side reported, and what was decided against it; the newest first.</summary>
    Task<Page<MessageReportItem>> Read(MySide mine, PageRequest page, CancellationToken cancellationToken);

    /// <summary>The operators' queue: who waits longest first.</summary>
    Task<Page<MessageReportItem>> Queue(ReportStatus status, PageRequest page, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class MessageReportList(ListReader lists) : IMessageReportList
{
    private const string Columns = "id, thread_id, message_id, title, author_side, status, outcome, reported_at, changed_at";

    public Task<Page<MessageReportItem>> Read(MySide mine, PageRequest page, CancellationToken cancellationToken)
    {
        // Served by message_reports_by_customer and message_reports_by_provider.
        var side = mine.Side is BookingSide.Provider ? "provider" : "customer";
        return lists.Read(
            new ListQuery($"select {Columns}, reported_at as sort from message_reports where {side}_id = $1 and (author_side <> '{side}' or concerns_author)", mine.Id),
            page,
            Item,
            cancellationToken);
    }

    public Task<Page<MessageReportItem>> Queue(ReportStatus status, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(
            new ListQuery($"select {Columns}, changed_at as sort from message_reports where status = $1", Wire.Name(status)) { Descending = false },
            page,
            Item,
            cancellationToken);

    private static MessageReportItem Item(NpgsqlDataReader row) => MessageReportItem.Of(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetGuid(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        row.OptionalText(6),
        row.GetFieldValue<DateTimeOffset>(7),
        row.GetFieldValue<DateTimeOffset>(8));
}
