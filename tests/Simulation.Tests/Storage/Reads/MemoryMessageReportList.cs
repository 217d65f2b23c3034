using Marketplace.Bookings;
using Marketplace.Moderation;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryMessageReportList(MemoryPages pages) : IMessageReportList
{
    public Task<Page<MessageReportItem>> Read(MySide mine, PageRequest page, CancellationToken cancellationToken)
    {
        var side = mine.Side is BookingSide.Provider ? "provider" : "customer";
        var rows = pages[ReadModel.MessageReports].Where(row => row.Id($"{side}_id") == mine.Id && (row.Text("author_side") != side || row.Is("concerns_author")));
        return pages.ByInstant(rows, "reported_at", page, Item, cancellationToken);
    }

    public Task<Page<MessageReportItem>> Queue(ReportStatus status, PageRequest page, CancellationToken cancellationToken) => pages.ByInstant(
        pages[ReadModel.MessageReports].Where(row => row.Text("status") == Wire.Name(status)).Select(row => (row, row.Instant("changed_at"), row.Id("id"))),
        page,
        Item,
        cancellationToken,
        descending: false);

    private static MessageReportItem Item(MemoryRow row) => MessageReportItem.Of(
        row.Id("id"),
        row.Id("thread_id"),
        row.Id("message_id"),
        row.Text("title"),
        row.Text("author_side"),
        row.Text("status"),
        row.OptionalText("outcome"),
        row.Instant("reported_at"),
        row.Instant("changed_at"));
}
