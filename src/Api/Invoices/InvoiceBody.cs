namespace Marketplace.Invoices;

/// <summary>An invoice or a credit note.</summary>
/// <param name="Id">It.</param>
/// <param name="Number">Its number, such as `INV-000042`; an issuer's numbers have no gap. Null on one by hand that was not sent, or has just been.</param>
/// <param name="Type">`invoice`, or `credit_note`.</param>
/// <param name="Kind">`service`: the provider's work, to the customer. `customer_fee`: the platform's fee, to the customer. `commission`: the platform's, to the provider. `by_hand`: what a provider wrote to a customer.</param>
/// <param name="Status">`paid`, `refunded` once credit notes gave back all of it; `sent` for a credit note. By hand: `draft`, `sent`, `viewed` by the customer, `paid`, `refunded`, `void`.</param>
/// <param name="IssuedAt">When it got its number; null until then.</param>
/// <param name="Issuer">Who issues it.</param>
/// <param name="Recipient">Who gets it.</param>
/// <param name="BookingId">What was booked; the package where the money is of one; null where it is for something else.</param>
/// <param name="PaymentId">The payment that it accounts for; null by hand.</param>
/// <param name="Title">What was sold.</param>
/// <param name="Lines">What its sums are made of.</param>
/// <param name="Net">Before tax.</param>
/// <param name="Tax">The tax on that.</param>
/// <param name="Total">Both.</param>
/// <param name="Credited">What credit notes gave back of it.</param>
/// <param name="Corrects">The invoice that a credit note gives something back of; null for an invoice.</param>
/// <param name="CorrectsNumber">The number of that.</param>
/// <param name="CreditNotes">The credit notes of an invoice, the oldest first.</param>
/// <param name="Reason">Why it was given back.</param>
/// <param name="EarnedAt">When the work was earned, or given back.</param>
/// <param name="TimeZone">The zone in which its dates are written, of IANA.</param>
/// <param name="Coupon">What of the total the marketplace pays with a coupon of its own, and not the customer; null where that is nothing.</param>
/// <param name="DueAt">Until when one by hand is to be paid; null on what was paid before.</param>
/// <param name="Notes">From the issuer; null where there are none.</param>
/// <param name="ByHand">What only invoices by hand have; null on all others.</param>
/// <param name="Version">Counts changes; the ETag.</param>
internal sealed record InvoiceBody(
    Guid Id,
    string? Number,
    string Type,
    InvoiceKind Kind,
    InvoiceStatus Status,
    DateTimeOffset? IssuedAt,
    InvoiceParty Issuer,
    InvoiceParty Recipient,
    Guid? BookingId,
    Guid? PaymentId,
    string Title,
    ImmutableArray<InvoiceLine> Lines,
    Money Net,
    Money Tax,
    Money Total,
    Money Credited,
    Guid? Corrects,
    string? CorrectsNumber,
    ImmutableArray<Guid> CreditNotes,
    string? Reason,
    DateTimeOffset EarnedAt,
    string TimeZone,
    Money? Coupon,
    DateTimeOffset? DueAt,
    string? Notes,
    BillBody? ByHand,
    long Version) : IVersioned
{
    public static InvoiceBody Of(IssuedInvoice invoice)
    {
        var (view, said) = (invoice.View, invoice.View.Document);
        return new InvoiceBody(
            view.Id,
            invoice.Number,
            InvoiceNames.Type(said.Corrects),
            said.Kind,
            view.Status,
            view.IssuedAt,
            said.Issuer,
            said.Recipient,
            Known(said.BookingId),
            Known(said.PaymentId),
            said.Title,
            said.Lines,
            said.Net,
            said.Tax,
            said.Total(),
            view.Credited,
            said.Corrects,
            invoice.CorrectsNumber,
            view.CreditNotes,
            said.Reason,
            said.EarnedAt,
            said.TimeZone,
            said.Coupon,
            said.DueAt,
            said.Notes,
            ByHand: null,
            view.Version);
    }

    /// <param name="view">An invoice by hand.</param>
    /// <param name="who">Who reads it: what the provider notes for themselves is nobody else's.</param>
    public static InvoiceBody Of(BillView view, Actor who)
    {
        var said = view.Document;
        return new InvoiceBody(
            view.Id,
            view.Number is { } number ? InvoiceNames.Number(said.IssuerId, number) : null,
            InvoiceNames.Type(corrects: null),
            said.Kind,
            view.Status,
            view.IssuedAt,
            said.Issuer,
            said.Recipient,
            Known(said.BookingId),
            PaymentId: null,
            said.Title,
            said.Lines,
            said.Net,
            said.Tax,
            said.Total(),
            view.Credited,
            Corrects: null,
            CorrectsNumber: null,
            view.CreditNotes,
            Reason: null,
            said.EarnedAt,
            said.TimeZone,
            Coupon: null,
            said.DueAt,
            said.Notes,
            BillBody.Of(view, isIssuer: who.ActsFor(said.IssuerId)),
            view.Version);
    }

    private static Guid? Known(Guid id) => id == Guid.Empty ? null : id;
}
