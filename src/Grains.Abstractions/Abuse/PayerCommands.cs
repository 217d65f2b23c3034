namespace Marketplace.Abuse;

[GenerateSerializer, Immutable, Alias("payer.command")]
public abstract record PayerCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the customer.</param>
/// <param name="PaymentId">What they would pay: another page of one payment is another try, and not another amount.</param>
/// <param name="Amount">How much; null where that is not known before.</param>
/// <param name="Limits">As they are now; null where nothing is counted.</param>
[GenerateSerializer, Immutable, Alias("payer.try")]
public sealed record TryPayment(CommandContext Context, Guid PaymentId, Money? Amount, PaymentLimits? Limits) : PayerCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="PaymentId">Of which payment.</param>
[GenerateSerializer, Immutable, Alias("payer.decline")]
public sealed record NoteDecline(CommandContext Context, Guid PaymentId) : PayerCommand(Context);

/// <param name="Context">By the platform.</param>
[GenerateSerializer, Immutable, Alias("payer.note-paid")]
public sealed record NotePaid(CommandContext Context) : PayerCommand(Context);

/// <param name="Context">By an operator.</param>
/// <param name="Reason">Why, for operators.</param>
[GenerateSerializer, Immutable, Alias("payer.bar")]
public sealed record BarPayer(CommandContext Context, string Reason) : PayerCommand(Context);

/// <param name="Context">By an operator.</param>
/// <param name="Reason">Why, for operators.</param>
[GenerateSerializer, Immutable, Alias("payer.admit")]
public sealed record AdmitPayer(CommandContext Context, string Reason) : PayerCommand(Context);
