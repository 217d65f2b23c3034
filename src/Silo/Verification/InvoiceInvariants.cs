namespace Marketplace.Verification;

/// <summary>The numbers of issuers, and that invoices account for what was earned.</summary>
internal static class InvoiceInvariants
{
    private const string Numbers =
        """
        select split_part(stream, '/', 2)::uuid as issuer_id, (body ->> 'number')::bigint as number, (body ->> 'invoiceId')::uuid as invoice_id,
          row_number() over (partition by stream order by version) as place
        from events where type = 'invoice-series.number-taken'
        """;

    /// <summary>What each kind of invoice, or credit note, is about, of the shares of a payment.</summary>
    private const string Parts =
        """
        select stream, version, split_part(stream, '/', 2)::uuid as payment_id, kind, total
        from events
        cross join lateral (select (body #>> '{provider,amount}')::bigint as provider, (body #>> '{commission,amount}')::bigint as commission,
          (body #>> '{commissionTax,amount}')::bigint as tax, (body #>> '{customerFee,amount}')::bigint as fee) shares
        cross join lateral (values ('service', provider + commission + tax), ('customer_fee', fee), ('commission', commission + tax)) parts (kind, total)
        """;

    private const string Earned = $"{Parts} where type = 'payment.earned'";

    /// <summary>What goes back of it, by refunds and to customers' banks. What is awarded of a security deposit was not sold, so it is not invoiced.</summary>
    private const string Back =
        $"""
        select payment_id, kind, sum(total)::bigint as total, stream, max(version) as version
        from ({Parts} where type in ('payment.return-wanted', 'payment.chargeback-settled')
          and stream not in (select stream from events where type = 'payment.started' and body ->> 'purpose' = 'security_deposit')) back group by payment_id, kind, stream
        """;

    /// <summary>What was given back of an invoice, from the drafts: it hears of a credit note before that has its number.</summary>
    private const string Notes =
        """
        select (body #>> '{document,corrects}')::uuid as corrects,
          sum((body #>> '{document,net,amount}')::bigint + (body #>> '{document,tax,amount}')::bigint)::bigint as total
        from events where type = 'invoice.drafted' and body #>> '{document,corrects}' is not null group by 1
        """;

    public static readonly Invariant NumbersHaveNoGap = new(
        "Invoices",
        "An issuer's numbers have no gap and each is one invoice's; invoices sum to what was earned, and credit notes to what was given back of it; what is owed by hand is what its invoice says, and what is paid of it what its parts come to.",
        new SqlCheck("numbers", $"from ({Numbers}) numbers",
            $"""
            select format('Issuer %s has the number %s in place %s', issuer_id, number, place) from ({Numbers}) numbers where number <> place
            union all
            select format('Invoice %s has %s numbers', invoice_id, count(*)) from ({Numbers}) numbers group by invoice_id having count(*) > 1
            union all
            select format('Invoice %s of issuer %s has the number %s, which is that of %s', invoices.id, issuer_id, number, coalesce(numbers.invoice_id::text, 'nobody'))
            from invoices left join ({Numbers}) numbers using (issuer_id, number) where numbers.invoice_id is distinct from invoices.id
            union all
            select format('Credit note %s has the number %s, and invoice %s, which it corrects, %s', note.id, note.number, note.corrects, coalesce(invoice.number::text, 'none'))
            from invoices note left join invoices invoice on invoice.id = note.corrects
            where note.corrects is not null and (invoice.number is null or invoice.number >= note.number)
            """),
        new SqlCheck("amounts", "from invoices",
            $"""
            select format('Invoice %s is about %s and %s were earned', invoices.id, net + tax, coalesce(earned.total::text, 'none'))
            from invoices left join ({Earned}) earned using (payment_id, kind) where corrects is null and kind <> 'by_hand' and earned.total is distinct from net + tax
            union all
            select format('Invoice %s was given back %s by its own account, and %s by its credit notes', invoices.id, invoices.credited, coalesce(notes.total, 0))
            from invoices left join ({Notes}) notes on notes.corrects = invoices.id
            where invoices.corrects is null and invoices.credited > coalesce(notes.total, 0)
            """),
        new SqlCheck("credit notes", $"from ({Back}) back",
            $$"""
            with notes as (
              select (body #>> '{document,paymentId}')::uuid as payment_id, body #>> '{document,kind}' as kind,
                sum((body #>> '{document,net,amount}')::bigint + (body #>> '{document,tax,amount}')::bigint)::bigint as total
              from events where type = 'invoice.drafted' and body #>> '{document,corrects}' is not null
                  and body #>> '{document,kind}' <> 'by_hand'
              group by 1, 2)
            select format('Of payment %s %s went back as %s, and its credit notes give back %s', payment_id, coalesce(back.total, 0), kind, coalesce(notes.total, 0))
            from ({{Back}}) back full join notes using (payment_id, kind) left join relay_watermarks marks on marks.stream = back.stream
            where coalesce(notes.total, 0) > coalesce(back.total, 0)
              or (coalesce(notes.total, 0) < back.total and coalesce(marks.told, back.version) >= back.version)
            """),
        new SqlCheck("by hand", "from bills",
            """
            select format('Bill %s has the number %s, and its invoice %s', bills.id, bills.number, coalesce(invoices.number::text, 'none'))
            from bills left join invoices using (id) where bills.number is not null and bills.number is distinct from invoices.number
            union all
            select format('Invoice %s by hand is about %s, and what is owed by it is %s', invoices.id, net + tax, coalesce(total::text, 'nothing'))
            from invoices left join bills using (id) where kind = 'by_hand' and corrects is null and total is distinct from net + tax
            union all
            select format('Invoice %s by hand was given back %s by its own account, and %s by what is owed', invoices.id, invoices.credited, bills.credited)
            from invoices join bills using (id) where invoices.credited > bills.credited
            union all
            select format('Of bill %s %s is paid, and its parts come to %s', bills.id, bills.paid, coalesce(parts.total, 0))
            from bills left join (
              select split_part(stream, '/', 2)::uuid as id, sum(case type when 'bill.payment-confirmed' then (body #>> '{payment,amount,amount}')::bigint
                else -(body #>> '{refund,amount,amount}')::bigint end)::bigint as total
              from events where type in ('bill.payment-confirmed', 'bill.refunded') group by 1) parts using (id)
            where bills.paid <> coalesce(parts.total, 0)
            """));
}
