namespace Marketplace.Invoices;

/// <summary>Where an invoice stands. Stored by name; never rename.</summary>
public enum InvoiceStatus
{
    None,

    /// <summary>Waits for its number, or, by hand, for being sent.</summary>
    Draft,

    /// <summary>A credit note that has its number, or an invoice by hand.</summary>
    Sent,

    /// <summary>An invoice that has its number: the money was taken before the work was earned. By hand: all of it has come.</summary>
    Paid,

    /// <summary>Credit notes gave back all of it.</summary>
    Refunded,

    /// <summary>An invoice by hand that its customer has opened.</summary>
    Viewed,

    /// <summary>An invoice by hand that nobody has to pay any more, by a credit note over all of it.</summary>
    Void,

    /// <summary>An invoice by hand that was never sent, and is there for nobody.</summary>
    Discarded,
}

/// <summary>What its issuer, its recipient and operators may see of an invoice.</summary>
/// <param name="Id">The invoice.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Number">Its place in the series of its issuer, which has no gap; null while it is a draft.</param>
/// <param name="IssuedAt">When it got its number: in the order of numbers.</param>
/// <param name="Document">What it says.</param>
/// <param name="Credited">What credit notes gave back of it.</param>
/// <param name="CreditNotes">Those, the oldest first.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("invoice.view")]
public sealed record InvoiceView(
    Guid Id,
    InvoiceStatus Status,
    long? Number,
    DateTimeOffset? IssuedAt,
    InvoiceDocument Document,
    Money Credited,
    ImmutableArray<Guid> CreditNotes,
    long Version) : IVersioned;
