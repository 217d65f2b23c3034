namespace Marketplace.Invoices;

/// <summary>Tells a customer that their payment has come. The grain key derives from the charge.</summary>
[Alias("payment-receipt")]
public interface IPaymentReceiptGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("write")]
    Task Write(WritePaymentReceipt command);

    [Alias("confirm-mail")]
    Task ConfirmMail(ConfirmReceiptMail command);
}
