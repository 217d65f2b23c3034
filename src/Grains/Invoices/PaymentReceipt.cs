using System.Diagnostics;

namespace Marketplace.Invoices;

/// <summary>The rules of a receipt: it is written once and mailed once. An aggregate of its own, so that money waits for no mail.</summary>
internal sealed class PaymentReceipt : IRules<PaymentReceiptState, PaymentReceiptCommand, PaymentReceiptEvent>
{
    /// <summary>The kind of intent that mails it to the customer.</summary>
    public const string MailIntent = "payment-receipt.mail";

    private PaymentReceipt()
    {
    }

    public static string StreamType => "payment-receipt";

    public static Decision<PaymentReceiptEvent> Decide(PaymentReceiptState receipt, PaymentReceiptCommand command, DateTimeOffset now) =>
        (receipt.Document, command) switch
        {
            (null, WritePaymentReceipt write) => new PaymentReceiptWritten(now, write.Document, DerivedId.From(write.Context.Id.Value, "mail")),
            (null, _) => InvoiceRefusals.ReceiptUnknown,
            (_, WritePaymentReceipt) => Decision<PaymentReceiptEvent>.Nothing,
            (_, ConfirmReceiptMail sent) => sent.MailId == receipt.MailId ? new PaymentReceiptMailed(now, sent.MailId) : Decision<PaymentReceiptEvent>.Nothing,
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static PaymentReceiptState Evolve(PaymentReceiptState receipt, PaymentReceiptEvent happened) => happened switch
    {
        PaymentReceiptWritten e => new PaymentReceiptState { Document = e.Document, MailId = e.MailId },
        PaymentReceiptMailed => receipt with { MailId = null },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    public static ImmutableArray<Intent> Intents(PaymentReceiptState receipt) =>
        receipt.MailId is { } mail ? [new Intent(mail, MailIntent, receipt.Document)] : [];
}
