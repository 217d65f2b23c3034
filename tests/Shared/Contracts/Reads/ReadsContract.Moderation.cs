using Marketplace.Bookings;
using Marketplace.Moderation;
using Marketplace.Postgres;

namespace Marketplace.Shared;

/// <content>Reported messages.</content>
public abstract partial class ReadsContract
{
    [Fact]
    public async Task Each_side_reads_what_it_reported_and_what_was_decided_against_it()
    {
        await rows.Apply(
            AReport(930, author: "provider", "open", null, concernsAuthor: false, Noon),
            AReport(931, author: "customer", "decided", "kept", concernsAuthor: false, Noon.AddHours(1)),
            AReport(932, author: "customer", "closed", "kept", concernsAuthor: true, Noon.AddHours(2)),
            AReport(933, author: "provider", "decided", "removed", concernsAuthor: true, Noon.AddHours(3)));
        var reports = Get<IMessageReportList>();

        var first = await reports.Read(new MySide(BookingSide.Customer, Ann), Page(2), CancellationToken.None);
        var second = await reports.Read(new MySide(BookingSide.Customer, Ann), await Next(first.Next, 2), CancellationToken.None);
        Assert.Equal([Id(933), Id(932), Id(930)], first.Items.Concat(second.Items).Select(item => item.Id));
        Assert.Equal((ReportStatus.Decided, ReportOutcome.Removed), (first.Items[0].Status, first.Items[0].Outcome));
        Assert.Null(second.Items[0].Outcome);

        var theirs = await reports.Read(new MySide(BookingSide.Provider, Ben), Page(9), CancellationToken.None);
        Assert.Equal([Id(933), Id(932), Id(931)], theirs.Items.Select(item => item.Id));
        Assert.Empty((await reports.Read(new MySide(BookingSide.Provider, Ann), Page(9), CancellationToken.None)).Items);
    }

    [Fact]
    public async Task Reports_wait_in_the_order_in_which_they_came_to_wait()
    {
        await rows.Apply(
            AReport(934, author: "provider", "appealed", "kept", concernsAuthor: false, Noon, changed: Noon.AddDays(2)),
            AReport(935, author: "provider", "appealed", "kept", concernsAuthor: false, Noon.AddHours(1), changed: Noon.AddDays(1)),
            AReport(936, author: "provider", "open", null, concernsAuthor: false, Noon));
        var reports = Get<IMessageReportList>();

        Assert.Equal([Id(935), Id(934)], (await reports.Queue(ReportStatus.Appealed, Page(9), CancellationToken.None)).Items.Select(item => item.Id));
        Assert.Equal([Id(936)], (await reports.Queue(ReportStatus.Open, Page(9), CancellationToken.None)).Items.Select(item => item.Id));
    }

    private static RowChange AReport(
        int number, string author, string status, string? outcome, bool concernsAuthor, DateTimeOffset reported, DateTimeOffset? changed = null) =>
        Row.Of(ReadModel.MessageReports, ("id", Id(number))).Put(
            ("thread_id", Id(300)), ("message_id", Id(number)), ("customer_id", Ann), ("provider_id", Ben), ("author_side", author), ("title", "Piano lesson"),
            ("status", status), ("outcome", outcome), ("concerns_author", concernsAuthor), ("reported_at", reported), ("changed_at", changed ?? reported), ("version", 1L));
}
