namespace Marketplace.Invoices;

/// <summary>One invoice or credit note.</summary>
[GenerateSerializer, Immutable, Alias("invoice.state")]
internal sealed record InvoiceState
{
    [Id(0)]
    public InvoiceStatus Status { get; init; }

    /// <summary>Null before it is drafted.</summary>
    [Id(1)]
    public InvoiceDocument? Document { get; init; }

    [Id(2)]
    public long? Number { get; init; }

    [Id(3)]
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>What credit notes gave back, in minor units.</summary>
    [Id(4)]
    public long Credited { get; init; }

    /// <summary>As many as a payment has refunds, and settlements with banks, at most.</summary>
    [Id(5)]
    public ImmutableArray<Guid> CreditNotes { get; init; } = [];

    /// <summary>The mail that is still to be sent with it.</summary>
    [Id(6)]
    public Guid? MailId { get; init; }
}
