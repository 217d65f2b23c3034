using Npgsql;

namespace Marketplace.Invoices;

/// <summary>Invoices and credit notes in lists, newest first.</summary>
internal interface IInvoiceList
{
    /// <summary>What somebody issued, and what they got.</summary>
    Task<Page<InvoiceItem>> Read(Guid party, PageRequest page, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class InvoiceList(ListReader lists) : IInvoiceList
{
    private const string Columns =
        "id, issuer_id, number, kind, corrects, status, recipient_id, booking_id, payment_id, title, net + tax as total, credited, currency, issued_at, issued_at as sort";

    /// <summary>Served by invoices_by_issuer and invoices_by_recipient. Nobody invoices themselves.</summary>
    private const string Mine = $"select {Columns} from invoices where issuer_id = $1 union all select {Columns} from invoices where recipient_id = $1";

    public Task<Page<InvoiceItem>> Read(Guid party, PageRequest page, CancellationToken cancellationToken) =>
        lists.Read(new ListQuery(Mine, party), page, Item, cancellationToken);

    private static InvoiceItem Item(NpgsqlDataReader row)
    {
        var (issuer, corrects, currency) = (row.GetGuid(1), row.Optional<Guid>(4), row.GetString(12));
        return new InvoiceItem(
            row.GetGuid(0),
            InvoiceNames.Number(issuer, row.GetInt64(2)),
            InvoiceNames.Type(corrects),
            row.GetString(3),
            row.GetString(5),
            issuer,
            row.GetGuid(6),
            row.GetGuid(7),
            row.GetGuid(8),
            row.GetString(9),
            new Money(row.GetInt64(10), currency),
            new Money(row.GetInt64(11), currency),
            corrects,
            row.GetFieldValue<DateTimeOffset>(13));
    }
}
