namespace Marketplace.Invoices;

/// <summary>One receipt.</summary>
[GenerateSerializer, Immutable, Alias("payment-receipt.state")]
internal sealed record PaymentReceiptState
{
    /// <summary>Null before it is written.</summary>
    [Id(0)]
    public ReceiptDocument? Document { get; init; }

    /// <summary>The mail that is still to be sent with it.</summary>
    [Id(1)]
    public Guid? MailId { get; init; }
}
