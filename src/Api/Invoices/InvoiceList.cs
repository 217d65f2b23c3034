using Npgsql;

namespace Marketplace.Invoices;

/// <summary>Invoices and credit notes in lists, newest first.</summary>
internal interface IInvoiceList
{
    /// <summary>What somebody issued, their drafts too, and what they got.</summary>
    Task<Page<InvoiceItem>> Read(InvoiceFilter filter, PageRequest page, CancellationToken cancellationToken);
}

/// <summary>Which invoices.</summary>
/// <param name="Party">Whose: a customer's account, a provider, or the platform.</param>
/// <param name="Status">In this one alone; null for any.</param>
/// <param name="OverdueAt">Only what was due before and is still to be paid; null for all.</param>
internal sealed record InvoiceFilter(Guid Party, InvoiceStatus? Status = null, DateTimeOffset? OverdueAt = null);

/// <inheritdoc/>
internal sealed class InvoiceList(ListReader lists) : IInvoiceList
{
    /// <summary>Served by invoices_by_issuer and invoices_by_recipient. Nobody invoices themselves.</summary>
    private const string Documents =
        """
        select id, issuer_id, number, kind, corrects, status, recipient_id, booking_id, payment_id, title, net + tax as total, credited, currency, issued_at,
          null::timestamptz as due_at, null::bigint as paid, issued_at as sort
        from invoices where (kind <> 'by_hand' or corrects is not null)
        """;

    /// <summary>Served by bills_by_issuer and bills_by_recipient. What is owed says where it stands, and not the document of it.</summary>
    private const string Bills =
        """
        select id, issuer_id, number, 'by_hand' as kind, null::uuid as corrects, status, recipient_id, booking_id, null::uuid as payment_id, title, total, credited, currency, issued_at,
          due_at, paid, listed_at as sort
        from bills where
        """;

    public Task<Page<InvoiceItem>> Read(InvoiceFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var (status, overdue) = (string.Empty, string.Empty);
        List<object> values = [filter.Party];
        if (filter.Status is { } wanted)
        {
            values.Add(Postgres.Wire.Name(wanted));
            status = $" and status = ${values.Count}";
        }

        if (filter.OverdueAt is { } now)
        {
            values.Add(now.UtcDateTime);
            overdue = $" and due_at < ${values.Count} and status in ('sent', 'viewed')";
        }

        string[] arms =
        [
            $"{Bills} issuer_id = $1{status}{overdue}",
            $"{Bills} recipient_id = $1 and number is not null{status}{overdue}",
            .. filter.OverdueAt is null ? [$"{Documents} and issuer_id = $1{status}", $"{Documents} and recipient_id = $1{status}"] : Array.Empty<string>(),
        ];
        return lists.Read(new ListQuery(string.Join(" union all ", arms), [.. values]), page, Item, cancellationToken);
    }

    private static InvoiceItem Item(NpgsqlDataReader row)
    {
        var (issuer, corrects, currency) = (row.GetGuid(1), row.Optional<Guid>(4), row.GetString(12));
        return new InvoiceItem(
            row.GetGuid(0),
            row.Optional<long>(2) is { } number ? InvoiceNames.Number(issuer, number) : null,
            InvoiceNames.Type(corrects),
            row.GetString(3),
            row.GetString(5),
            issuer,
            row.GetGuid(6),
            row.Optional<Guid>(7),
            row.Optional<Guid>(8),
            row.GetString(9),
            new Money(row.GetInt64(10), currency),
            new Money(row.GetInt64(11), currency),
            corrects,
            row.Optional<DateTimeOffset>(13),
            row.Optional<DateTimeOffset>(14),
            row.Optional<long>(15) is { } paid ? new Money(paid, currency) : null);
    }
}
