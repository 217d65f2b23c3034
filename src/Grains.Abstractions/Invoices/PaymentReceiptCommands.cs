namespace Marketplace.Invoices;

[GenerateSerializer, Immutable, Alias("payment-receipt.command")]
public abstract record PaymentReceiptCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the platform.</param>
/// <param name="Document">What it says.</param>
[GenerateSerializer, Immutable, Alias("payment-receipt.write")]
public sealed record WritePaymentReceipt(CommandContext Context, ReceiptDocument Document) : PaymentReceiptCommand(Context);

/// <summary>The mail is on its way, or there is nobody any more who could read it.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="MailId">Which.</param>
[GenerateSerializer, Immutable, Alias("payment-receipt.confirm-mail")]
public sealed record ConfirmReceiptMail(CommandContext Context, Guid MailId) : PaymentReceiptCommand(Context);
