using Marketplace.Invoices;
using Marketplace.Postgres;

namespace Marketplace.Shared;

/// <content>Invoices of both kinds, in one list.</content>
public abstract partial class ReadsContract
{
    [Fact]
    public async Task Drafts_are_their_writers_and_what_was_sent_is_both_sides()
    {
        await rows.Apply(ABill(930, null, "draft", Noon.AddHours(3)), ABill(931, 1, "sent", Noon.AddHours(1)), ABill(932, 2, "void", Noon.AddHours(2), credited: 80));
        await rows.Apply(
            ADocument(931, 1, Noon.AddHours(1)), ADocument(932, 2, Noon.AddHours(2)), ADocument(933, 3, Noon.AddHours(4), corrects: 932), Invoice(934, Ben, Ann, 4, 80));
        var invoices = Get<IInvoiceList>();

        var first = await invoices.Read(new InvoiceFilter(Ben), Page(2), CancellationToken.None);
        var second = await invoices.Read(new InvoiceFilter(Ben), await Next(first.Next, 9), CancellationToken.None);
        var theirs = await invoices.Read(new InvoiceFilter(Ann), Page(9), CancellationToken.None);

        Assert.Equal(
            [(Id(933), "INV-000003", "sent"), (Id(930), null, "draft"), (Id(932), "INV-000002", "void"), (Id(931), "INV-000001", "sent"), (Id(934), "INV-000004", "paid")],
            first.Items.Concat(second.Items).Select(item => (item.Id, item.Number, item.Status)));
        Assert.Equal([Id(933), Id(932), Id(931), Id(934)], theirs.Items.Select(item => item.Id));
        var owed = theirs.Items[2];
        Assert.Equal(("by_hand", null, null, Noon.AddDays(14), new Money(30, "EUR")), (owed.Kind, owed.BookingId, owed.PaymentId, owed.DueAt, owed.Paid));
        Assert.Equal((Id(60), null, null), (theirs.Items[3].PaymentId, theirs.Items[3].DueAt, theirs.Items[3].Paid));
    }

    [Fact]
    public async Task Invoices_are_found_by_where_they_stand_and_by_what_is_overdue()
    {
        await rows.Apply(
            ABill(930, null, "draft", Noon), ABill(931, 1, "sent", Noon), ABill(932, 2, "viewed", Noon.AddHours(1)), ABill(935, 3, "paid", Noon.AddHours(2)), Invoice(934, Ben, Ann, 4, 80));
        var invoices = Get<IInvoiceList>();

        Assert.Equal([Id(935), Id(934)], (await invoices.Read(new InvoiceFilter(Ben, InvoiceStatus.Paid), Page(9), CancellationToken.None)).Items.Select(item => item.Id));
        Assert.Equal([Id(930)], (await invoices.Read(new InvoiceFilter(Ben, InvoiceStatus.Draft), Page(9), CancellationToken.None)).Items.Select(item => item.Id));
        Assert.Empty((await invoices.Read(new InvoiceFilter(Ann, InvoiceStatus.Draft), Page(9), CancellationToken.None)).Items);
        Assert.Equal(
            [Id(932), Id(931)],
            (await invoices.Read(new InvoiceFilter(Ann, OverdueAt: Noon.AddDays(14).AddSeconds(1)), Page(9), CancellationToken.None)).Items.Select(item => item.Id));
        Assert.Equal(
            [Id(932)],
            (await invoices.Read(new InvoiceFilter(Ben, InvoiceStatus.Viewed, Noon.AddDays(15)), Page(9), CancellationToken.None)).Items.Select(item => item.Id));
        Assert.Empty((await invoices.Read(new InvoiceFilter(Ben, OverdueAt: Noon.AddDays(14)), Page(9), CancellationToken.None)).Items);
    }

    [Fact]
    public async Task Ones_own_drafts_are_counted_and_nothing_else()
    {
        await rows.Apply(ABill(930, null, "draft", Noon), ABill(931, null, "draft", Noon), ABill(932, 1, "sent", Noon));
        var drafts = Get<IBillDrafts>();

        Assert.Equal(2, await drafts.Count(Ben, CancellationToken.None));
        Assert.Equal(0, await drafts.Count(Ann, CancellationToken.None));
    }

    private static RowChange ABill(int number, long? place, string status, DateTimeOffset listed, long credited = 0) =>
        Row.Of(ReadModel.Bills, ("id", Id(number))).Put(
            ("issuer_id", Ben), ("recipient_id", Ann), ("number", place), ("title", "An hour"), ("status", status), ("total", 80L), ("paid", 30L), ("credited", credited),
            ("currency", "EUR"), ("due_at", Noon.AddDays(14)), ("issued_at", place is null ? null : (object)listed), ("listed_at", listed), ("version", 1L));

    private static RowChange ADocument(int number, long place, DateTimeOffset issued, int? corrects = null) =>
        Row.Of(ReadModel.Invoices, ("id", Id(number))).Put(
            ("issuer_id", Ben), ("recipient_id", Ann), ("number", place), ("kind", "by_hand"), ("corrects", corrects is { } of ? Id(of) : null), ("title", "An hour"),
            ("status", "sent"), ("net", 80L), ("tax", 0L), ("credited", 0L), ("currency", "EUR"), ("issued_at", issued), ("version", 1L));
}
