using Marketplace.Disputes;

namespace Marketplace.SecurityDeposits;

[GenerateSerializer, Immutable, Alias("security-deposit.command")]
public abstract record SecurityDepositCommand(CommandContext Context) : ICommand;

/// <summary>Told by the booking: it is confirmed, and its terms want a deposit.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.agree")]
public sealed record AgreeSecurityDeposit(CommandContext Context, SecurityDepositCase Case) : SecurityDepositCommand(Context);

/// <summary>Told by the booking: it is at another time, or takes another time.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.move")]
public sealed record MoveSecurityDeposit(CommandContext Context, DateTimeOffset Start, DateTimeOffset End) : SecurityDepositCommand(Context);

/// <summary>Told by the booking: it has ended.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Reason">Why the deposit is not needed any more.</param>
/// <param name="IsUnused">Whether it never took place, so that nothing can be claimed.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.end")]
public sealed record EndSecurityDeposit(CommandContext Context, string Reason, bool IsUnused) : SecurityDepositCommand(Context);

/// <summary>Told by its payment: the money is here.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.take")]
public sealed record TakeSecurityDeposit(CommandContext Context) : SecurityDepositCommand(Context);

/// <summary>Told by its payment: the money is under way and may take days.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.expect")]
public sealed record ExpectSecurityDeposit(CommandContext Context) : SecurityDepositCommand(Context);

/// <summary>Told by its payment: what was under way did not come, and the customer may try again.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.miss")]
public sealed record MissSecurityDeposit(CommandContext Context) : SecurityDepositCommand(Context);

/// <summary>Told by a dispute at the customer's bank: who has the money.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.dispute")]
public sealed record DisputeSecurityDeposit(CommandContext Context, Guid DisputeId, DisputeStatus Status) : SecurityDepositCommand(Context);

/// <summary>Told by whoever sends mails: the one that asks for it is on its way, or is no news any more.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.confirm-mail")]
public sealed record ConfirmSecurityDepositMail(CommandContext Context, Guid MailId) : SecurityDepositCommand(Context);

/// <summary>Given by the clock.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.pass-time")]
public sealed record PassSecurityDepositTime(CommandContext Context, string Deadline) : SecurityDepositCommand(Context);

/// <summary>The provider wants some of it for damage.</summary>
/// <param name="Context">By the provider.</param>
/// <param name="Items">What for. They sum to the claim.</param>
/// <param name="Text">What happened.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.claim")]
public sealed record ClaimSecurityDeposit(CommandContext Context, ImmutableArray<DamageItem> Items, string Text) : SecurityDepositCommand(Context);

/// <summary>The customer grants the claim, or the provider takes what the customer grants of it.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.accept-claim")]
public sealed record AcceptDamageClaim(CommandContext Context) : SecurityDepositCommand(Context);

/// <summary>The customer says otherwise, and an operator decides.</summary>
/// <param name="Context">By the customer.</param>
/// <param name="Text">Why.</param>
/// <param name="Granted">What of it they grant all the same.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.contest-claim")]
public sealed record ContestDamageClaim(CommandContext Context, string Text, Money? Granted) : SecurityDepositCommand(Context);

/// <summary>The provider takes the claim back: all of the deposit is the customer's.</summary>
[GenerateSerializer, Immutable, Alias("security-deposit.withdraw-claim")]
public sealed record WithdrawDamageClaim(CommandContext Context, string? Text) : SecurityDepositCommand(Context);

/// <summary>An operator decides.</summary>
/// <param name="Context">By an operator.</param>
/// <param name="Award">What the provider gets: from nothing to what is claimed.</param>
/// <param name="Text">The facts that it rests on, and why; shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.decide-claim")]
public sealed record DecideDamageClaim(CommandContext Context, Money Award, string Text) : SecurityDepositCommand(Context);

/// <summary>Told by the payment: of what was awarded, so much goes back to the customer.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("security-deposit.record-award-returned")]
public sealed record RecordAwardReturned(CommandContext Context, Money Amount, string? Reason) : SecurityDepositCommand(Context);
