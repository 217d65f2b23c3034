namespace Marketplace.Invoices;

[GrainType("payment-receipt")]
internal sealed class PaymentReceiptGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<PaymentReceiptState, PaymentReceiptEvent>> journal,
    AggregateServices services)
    : AggregateGrain<PaymentReceipt, PaymentReceiptState, PaymentReceiptCommand, PaymentReceiptEvent>(journal, services), IPaymentReceiptGrain
{
    public Task Write(WritePaymentReceipt command) => Obey(command);

    public Task ConfirmMail(ConfirmReceiptMail command) => Obey(command);
}
