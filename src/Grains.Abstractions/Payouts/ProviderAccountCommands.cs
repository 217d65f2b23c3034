namespace Marketplace.Payouts;

[GenerateSerializer, Immutable, Alias("provider-account.command")]
public abstract record ProviderAccountCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the platform.</param>
/// <param name="ProviderId">Who earned it; the key of the account.</param>
/// <param name="BookingId">What earned it; the package where it lapsed.</param>
/// <param name="Amount">The provider's share.</param>
/// <param name="TimeZone">The zone in which periods are cut, unless the provider chose one.</param>
/// <param name="PaymentId">The payment that it is the share of; null is the one of the sale.</param>
/// <param name="PackageId">The package of which nobody booked it in time; null where a booking earned it.</param>
/// <param name="IsByHand">Whether the platform has it, and pays it by hand.</param>
/// <param name="Earned">What of the customer's money was earned, of which a part is kept back; null of what was written before anything was.</param>
/// <param name="Reserve">What the platform keeps back of anybody's earnings; null where it does of nobody's.</param>
[GenerateSerializer, Immutable, Alias("provider-account.credit")]
public sealed record CreditEarnings(
    CommandContext Context,
    Guid ProviderId,
    Guid BookingId,
    Money Amount,
    string TimeZone,
    Guid? PaymentId = null,
    Guid? PackageId = null,
    bool IsByHand = false,
    Money? Earned = null,
    ReserveTerms? Reserve = null)
    : ProviderAccountCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="ProviderId">Whose account; its key.</param>
/// <param name="BookingId">What had earned it.</param>
/// <param name="PaymentId">Of which payment it went back.</param>
/// <param name="EntryId">Names it: the refund.</param>
/// <param name="Amount">The provider's part of the refund, positive.</param>
/// <param name="TimeZone">The zone in which periods are cut, unless the provider chose one.</param>
/// <param name="IsReversed">Whether it is claimed here before it is taken at the gateway; false of what was written before that was so.</param>
/// <param name="Kind">Why.</param>
/// <param name="IsByHand">Whether it is owed of what the platform pays by hand.</param>
/// <param name="ReversalIntent">What will claim it; null of what was written before debts could be written off.</param>
[GenerateSerializer, Immutable, Alias("provider-account.debit")]
public sealed record DebitEarnings(
    CommandContext Context,
    Guid ProviderId,
    Guid BookingId,
    Guid PaymentId,
    Guid EntryId,
    Money Amount,
    string TimeZone,
    bool IsReversed = false,
    AccountItemKind Kind = AccountItemKind.Clawback,
    bool IsByHand = false,
    Guid? ReversalIntent = null)
    : ProviderAccountCommand(Context);

/// <summary>Before a provider gives back what they earned: whether their account may bear it.</summary>
/// <param name="Context">By the provider.</param>
/// <param name="EntryId">Names the debit that will follow.</param>
/// <param name="Amount">Of which it will be, positive.</param>
/// <param name="Limit">How far below zero the account may be afterwards, in minor units, unless an operator has set another limit for it.</param>
[GenerateSerializer, Immutable, Alias("provider-account.allow-return")]
public sealed record AllowReturn(CommandContext Context, Guid EntryId, Money Amount, long Limit) : ProviderAccountCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="PayoutId">Which ended unpaid.</param>
/// <param name="Items">What it was to pay.</param>
[GenerateSerializer, Immutable, Alias("provider-account.take-back")]
public sealed record TakeBackPayout(CommandContext Context, Guid PayoutId, ImmutableArray<PayoutItem> Items) : ProviderAccountCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="IntentId">The reversal.</param>
/// <param name="Amount">What it takes, positive.</param>
/// <param name="WrittenOff">What it does not take any more, as far as its payment has heard: it is claimed once that has heard of all.</param>
[GenerateSerializer, Immutable, Alias("provider-account.claim-reversal")]
public sealed record ClaimReversal(CommandContext Context, Guid IntentId, Money Amount, long WrittenOff = 0) : ProviderAccountCommand(Context);

/// <summary>The platform gives up what the provider owes.</summary>
/// <param name="Context">By an operator.</param>
/// <param name="Amount">How much of it, positive.</param>
/// <param name="Reason">Why it will not come back.</param>
[GenerateSerializer, Immutable, Alias("provider-account.write-off")]
public sealed record WriteOffBalance(CommandContext Context, Money Amount, string Reason) : ProviderAccountCommand(Context);

/// <summary>Told by a payment that a customer's bank has, or had; or of which the provider pays the gateway's fee or a penalty.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="ProviderId">Whose account; its key.</param>
/// <param name="BookingId">What had earned it.</param>
/// <param name="PaymentId">Of which payment.</param>
/// <param name="EntryId">Names it.</param>
/// <param name="Amount">What is added; negative for what is taken.</param>
/// <param name="Kind">Why.</param>
/// <param name="TimeZone">The zone in which periods are cut, unless the provider chose one.</param>
/// <param name="IsByHand">In which pocket: what the platform pays by hand, or what lies at the gateway.</param>
[GenerateSerializer, Immutable, Alias("provider-account.adjust")]
public sealed record AdjustEarnings(
    CommandContext Context, Guid ProviderId, Guid BookingId, Guid PaymentId, Guid EntryId, Money Amount, AccountItemKind Kind, string TimeZone, bool IsByHand = false)
    : ProviderAccountCommand(Context);

/// <param name="Context">By the provider.</param>
/// <param name="Schedule">The new schedule.</param>
/// <param name="TimeZone">The provider's IANA zone.</param>
[GenerateSerializer, Immutable, Alias("provider-account.change-schedule")]
public sealed record ChangePayoutSchedule(CommandContext Context, PayoutSchedule Schedule, string TimeZone) : ProviderAccountCommand(Context);

[GenerateSerializer, Immutable, Alias("provider-account.pay-out-now")]
public sealed record PayOutNow(CommandContext Context) : ProviderAccountCommand(Context);

/// <summary>Given by the clock when a period ends.</summary>
[GenerateSerializer, Immutable, Alias("provider-account.end-period")]
public sealed record EndPayoutPeriod(CommandContext Context) : ProviderAccountCommand(Context);

/// <param name="Context">By the provider, or by an operator.</param>
/// <param name="Reason">Why, for both.</param>
[GenerateSerializer, Immutable, Alias("provider-account.hold")]
public sealed record HoldPayouts(CommandContext Context, string Reason) : ProviderAccountCommand(Context);

/// <param name="Context">By whoever holds them.</param>
/// <param name="Reason">Why, if there is anything to say.</param>
[GenerateSerializer, Immutable, Alias("provider-account.resume")]
public sealed record ResumePayouts(CommandContext Context, string? Reason) : ProviderAccountCommand(Context);

/// <summary>Something looks wrong about what the provider earned: nothing is paid out until it is decided.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="FlagId">What names it.</param>
[GenerateSerializer, Immutable, Alias("provider-account.flag")]
public sealed record FlagPayouts(CommandContext Context, Guid FlagId) : ProviderAccountCommand(Context);

/// <summary>It is decided.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="FlagId">What names it.</param>
/// <param name="HoldReason">Why an operator holds the payouts from now on; null where they do not.</param>
[GenerateSerializer, Immutable, Alias("provider-account.unflag")]
public sealed record UnflagPayouts(CommandContext Context, Guid FlagId, string? HoldReason) : ProviderAccountCommand(Context);

/// <summary>Payouts go to another bank account: nothing is paid out until it has cooled off.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Until">When that is.</param>
[GenerateSerializer, Immutable, Alias("provider-account.cool-off")]
public sealed record CoolOffPayouts(CommandContext Context, DateTimeOffset Until) : ProviderAccountCommand(Context);

/// <summary>Given by the clock when the bank account has cooled off.</summary>
[GenerateSerializer, Immutable, Alias("provider-account.end-cooling-off")]
public sealed record EndCoolingOff(CommandContext Context) : ProviderAccountCommand(Context);

/// <summary>What is kept back of what the provider earns from now on.</summary>
/// <param name="Context">By an operator.</param>
/// <param name="Terms">Null is what the platform keeps back of anybody's.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("provider-account.change-reserve")]
public sealed record ChangeReserve(CommandContext Context, ReserveTerms? Terms, string Reason) : ProviderAccountCommand(Context);

/// <summary>How far below zero the provider may bring their account by refunds of their own.</summary>
/// <param name="Context">By an operator.</param>
/// <param name="Limits">Per currency, 0 or more; in any other the platform's limit holds.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("provider-account.change-refund-limits")]
public sealed record ChangeRefundLimits(CommandContext Context, ImmutableArray<Money> Limits, string Reason) : ProviderAccountCommand(Context)
{
    /// <summary>Whoever earns in more currencies is an exception, and there the platform's limit is good enough.</summary>
    public const int Maximum = 10;
}

/// <summary>All that is kept back becomes available now.</summary>
/// <param name="Context">By an operator.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("provider-account.release-reserves")]
public sealed record ReleaseReserves(CommandContext Context, string Reason) : ProviderAccountCommand(Context);

/// <summary>Given by the clock when something was kept back for long enough.</summary>
[GenerateSerializer, Immutable, Alias("provider-account.release-due-reserves")]
public sealed record ReleaseDueReserves(CommandContext Context) : ProviderAccountCommand(Context);
