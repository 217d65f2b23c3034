using Marketplace.Payments;

namespace Marketplace.Invoices;

[GenerateSerializer, Immutable, Alias("bill.command")]
public abstract record BillCommand(CommandContext Context) : ICommand;

/// <summary>To the customer of a booking, or of a conversation: one of them is named.</summary>
/// <param name="Context">By the provider.</param>
/// <param name="Plan">What it says.</param>
/// <param name="BookingId">A booking of theirs that is settled elsewhere.</param>
/// <param name="ThreadId">A conversation of theirs.</param>
/// <param name="Sides">Who they are. The grain asks.</param>
/// <param name="Drafts">How many drafts the provider has already. The grain asks.</param>
[GenerateSerializer, Immutable, Alias("bill.draft")]
public sealed record DraftBill(CommandContext Context, BillPlan Plan, Guid? BookingId, Guid? ThreadId, BillSides? Sides = null, int Drafts = 0) : BillCommand(Context);

/// <param name="Context">By the provider.</param>
/// <param name="Changes">What is otherwise.</param>
[GenerateSerializer, Immutable, Alias("bill.change")]
public sealed record ChangeBill(CommandContext Context, BillChanges Changes) : BillCommand(Context);

[GenerateSerializer, Immutable, Alias("bill.discard")]
public sealed record DiscardBill(CommandContext Context) : BillCommand(Context);

/// <param name="Context">By the provider.</param>
/// <param name="Sides">Who stands on it, as of now. The grain asks.</param>
[GenerateSerializer, Immutable, Alias("bill.send")]
public sealed record SendBill(CommandContext Context, BillSides? Sides = null) : BillCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="Number">Its place in the provider's series.</param>
/// <param name="IssuedAt">When that was taken.</param>
[GenerateSerializer, Immutable, Alias("bill.number")]
public sealed record NumberBill(CommandContext Context, long Number, DateTimeOffset IssuedAt) : BillCommand(Context);

/// <param name="Context">By the customer, whose first look counts.</param>
[GenerateSerializer, Immutable, Alias("bill.open")]
public sealed record OpenBill(CommandContext Context) : BillCommand(Context);

/// <param name="Context">By the provider, or an operator.</param>
/// <param name="Method">How the money came.</param>
/// <param name="Reference">Whatever finds it again.</param>
/// <param name="Amount">How much; null for all that is due.</param>
[GenerateSerializer, Immutable, Alias("bill.pay")]
public sealed record PayBill(CommandContext Context, HandoverMethod Method, string? Reference, Money? Amount) : BillCommand(Context);

/// <param name="Context">By the provider, or an operator.</param>
/// <param name="Method">How the money went back.</param>
/// <param name="Reference">Whatever finds it again.</param>
/// <param name="Amount">How much; null for all that there is.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("bill.give-back")]
public sealed record RefundBill(CommandContext Context, HandoverMethod Method, string? Reference, Money? Amount, string? Reason) : BillCommand(Context);

/// <param name="Context">By the provider, or an operator.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("bill.void")]
public sealed record VoidBill(CommandContext Context, string? Reason) : BillCommand(Context);

/// <param name="Context">By the clock.</param>
[GenerateSerializer, Immutable, Alias("bill.remind")]
public sealed record RemindOfBill(CommandContext Context) : BillCommand(Context);

/// <summary>The mail that reminds of it is on its way, or there is nobody any more who could read it.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="MailId">Which.</param>
[GenerateSerializer, Immutable, Alias("bill.confirm-reminder")]
public sealed record ConfirmBillReminder(CommandContext Context, Guid MailId) : BillCommand(Context);
