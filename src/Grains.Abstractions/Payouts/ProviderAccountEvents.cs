namespace Marketplace.Payouts;

[GenerateSerializer, Immutable, Alias("provider-account.event")]
public abstract record ProviderAccountEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="ProviderId">Who earned it.</param>
/// <param name="Item">What was earned.</param>
/// <param name="TimeZone">The zone of the schedule from now on.</param>
/// <param name="NextPayoutAt">When the running period ends; null on a manual schedule.</param>
[GenerateSerializer, Immutable, Alias("provider-account.credited")]
public sealed record EarningsCredited(DateTimeOffset At, Guid ProviderId, PayoutItem Item, string TimeZone, DateTimeOffset? NextPayoutAt)
    : ProviderAccountEvent(At);

[GenerateSerializer, Immutable, Alias("provider-account.schedule-changed")]
public sealed record PayoutScheduleChanged(DateTimeOffset At, PayoutSchedule Schedule, string TimeZone, DateTimeOffset? NextPayoutAt)
    : ProviderAccountEvent(At);

/// <summary>A period ended and its earnings are paid out; one payout per currency and pocket.</summary>
/// <param name="At">When.</param>
/// <param name="PayoutId">Which payout.</param>
/// <param name="Currency">Of what.</param>
/// <param name="Amount">All of it.</param>
/// <param name="Period">Of which period.</param>
/// <param name="Items">What it is made of.</param>
/// <param name="IsByHand">Whether it takes what the platform pays by hand; else what lies on the provider's account at a gateway.</param>
/// <param name="Withheld">What stays, as one sum, for what the provider owes in the other pocket, and what is no whole step of the currency; null where all is paid.</param>
[GenerateSerializer, Immutable, Alias("provider-account.payout-cut")]
public sealed record PayoutCut(
    DateTimeOffset At,
    Guid PayoutId,
    string Currency,
    Money Amount,
    PayoutPeriod Period,
    ImmutableArray<PayoutItem> Items,
    bool IsByHand = false,
    PayoutItem? Withheld = null)
    : ProviderAccountEvent(At);

/// <summary>A period ended; what was below the minimum carries over.</summary>
[GenerateSerializer, Immutable, Alias("provider-account.period-ended")]
public sealed record PayoutPeriodEnded(DateTimeOffset At, DateTimeOffset PeriodEnd, DateTimeOffset? NextPayoutAt) : ProviderAccountEvent(At);

/// <summary>So much waits that the record would grow without bound: the oldest of it waits as one sum from now on.</summary>
/// <param name="At">When.</param>
/// <param name="BundleId">Names the sum in the payout that pays it.</param>
/// <param name="Currency">Of which currency.</param>
/// <param name="Count">How many of the oldest items it is made of, sums among them.</param>
/// <param name="IsByHand">Of which pocket; null, in what was written before each had bounds of its own, is that of the oldest item.</param>
[GenerateSerializer, Immutable, Alias("provider-account.bundled")]
public sealed record EarningsBundled(DateTimeOffset At, Guid BundleId, string Currency, int Count, bool? IsByHand = null) : ProviderAccountEvent(At);

/// <param name="At">When.</param>
/// <param name="By">Who holds them.</param>
/// <param name="Reason">Why, for the provider to read.</param>
/// <param name="FlagId">Which flag; null where a person holds them.</param>
[GenerateSerializer, Immutable, Alias("provider-account.held")]
public sealed record PayoutsHeld(DateTimeOffset At, PayoutHolder By, string Reason, Guid? FlagId = null) : ProviderAccountEvent(At);

/// <param name="At">When.</param>
/// <param name="By">Whose hold ended.</param>
/// <param name="Reason">Why, if anything was said.</param>
/// <param name="NextPayoutAt">When the running period ends; null on a manual schedule.</param>
/// <param name="FlagId">Which flag was decided; null where a person let go.</param>
[GenerateSerializer, Immutable, Alias("provider-account.resumed")]
public sealed record PayoutsResumed(DateTimeOffset At, PayoutHolder By, string? Reason, DateTimeOffset? NextPayoutAt, Guid? FlagId = null)
    : ProviderAccountEvent(At);

/// <summary>Payouts go to another bank account, and wait until it has cooled off. The running period goes on, and is paid then if it has ended meanwhile.</summary>
/// <param name="At">When.</param>
/// <param name="Until">Until when: later than before, if they waited already.</param>
[GenerateSerializer, Immutable, Alias("provider-account.cooling-off")]
public sealed record PayoutsCoolingOff(DateTimeOffset At, DateTimeOffset Until) : ProviderAccountEvent(At);

[GenerateSerializer, Immutable, Alias("provider-account.cooled-off")]
public sealed record PayoutsCooledOff(DateTimeOffset At) : ProviderAccountEvent(At);

/// <summary>A refund took back what was credited before. What was paid out meanwhile is missing now, and the next payouts are less by it.</summary>
/// <param name="At">When.</param>
/// <param name="ProviderId">Whose account.</param>
/// <param name="Item">What was taken, as a negative amount.</param>
/// <param name="TimeZone">The zone of the schedule from now on.</param>
/// <param name="NextPayoutAt">When the running period ends; null on a manual schedule.</param>
/// <param name="IsReversed">Whether as much lies at the gateway for a reversal to claim, or will once enough was earned again.</param>
/// <param name="ReversalIntent">Which reversal; null of what was written before debts could be written off.</param>
[GenerateSerializer, Immutable, Alias("provider-account.debited")]
public sealed record EarningsDebited(
    DateTimeOffset At,
    Guid ProviderId,
    PayoutItem Item,
    string TimeZone,
    DateTimeOffset? NextPayoutAt,
    bool IsReversed = false,
    Guid? ReversalIntent = null)
    : ProviderAccountEvent(At);

/// <summary>A payout ended unpaid; what it was to pay waits again.</summary>
/// <param name="At">When.</param>
/// <param name="PayoutId">Which.</param>
/// <param name="Amount">The sum of it.</param>
/// <param name="Items">What it was to pay, before anything that came later.</param>
/// <param name="NextPayoutAt">When the running period ends; null on a manual schedule.</param>
[GenerateSerializer, Immutable, Alias("provider-account.taken-back")]
public sealed record PayoutTakenBack(
    DateTimeOffset At, Guid PayoutId, Money Amount, ImmutableArray<PayoutItem> Items, DateTimeOffset? NextPayoutAt)
    : ProviderAccountEvent(At);

/// <summary>The provider may give this back; the debit follows at once, or never.</summary>
[GenerateSerializer, Immutable, Alias("provider-account.return-allowed")]
public sealed record ReturnAllowed(DateTimeOffset At, Guid EntryId, Money Amount) : ProviderAccountEvent(At);

/// <summary>So much of what lies on the provider's account at the gateway is let go: from now on it is the reversal's, and no payout's.</summary>
[GenerateSerializer, Immutable, Alias("provider-account.reversal-claimed")]
public sealed record ReversalClaimed(DateTimeOffset At, Guid IntentId, Money Amount) : ProviderAccountEvent(At);

/// <summary>The platform gave up what the provider owed.</summary>
/// <param name="At">When.</param>
/// <param name="ProviderId">Whose account.</param>
/// <param name="Item">How much, as a positive amount.</param>
/// <param name="Reason">Why.</param>
/// <param name="Reversals">What of it reversals that wait would have taken.</param>
/// <param name="Fees">What of it is fees of disputes, which no reversal takes.</param>
/// <param name="NextPayoutAt">When the running period ends; null on a manual schedule.</param>
[GenerateSerializer, Immutable, Alias("provider-account.written-off")]
public sealed record BalanceWrittenOff(
    DateTimeOffset At,
    Guid ProviderId,
    PayoutItem Item,
    string Reason,
    ImmutableArray<WrittenOffReversal> Reversals,
    Money Fees,
    DateTimeOffset? NextPayoutAt)
    : ProviderAccountEvent(At);

/// <summary>How much less a reversal takes.</summary>
[GenerateSerializer, Immutable, Alias("provider-account.written-off-reversal")]
public sealed record WrittenOffReversal(Guid PaymentId, Guid IntentId, Money Amount);

/// <summary>A dispute keeps something back, lets it go, or costs something.</summary>
/// <param name="At">When.</param>
/// <param name="ProviderId">Whose account.</param>
/// <param name="Item">What was added or, as a negative amount, taken.</param>
/// <param name="TimeZone">The zone of the schedule from now on.</param>
/// <param name="NextPayoutAt">When the running period ends; null on a manual schedule.</param>
[GenerateSerializer, Immutable, Alias("provider-account.adjusted")]
public sealed record EarningsAdjusted(DateTimeOffset At, Guid ProviderId, PayoutItem Item, string TimeZone, DateTimeOffset? NextPayoutAt)
    : ProviderAccountEvent(At);

/// <summary>Of what was just earned a part is kept back.</summary>
/// <param name="At">When.</param>
/// <param name="ProviderId">Whose account.</param>
/// <param name="Item">What is kept back, as a negative amount.</param>
/// <param name="ReleaseAt">Until when.</param>
[GenerateSerializer, Immutable, Alias("provider-account.reserved")]
public sealed record EarningsReserved(DateTimeOffset At, Guid ProviderId, PayoutItem Item, DateTimeOffset ReleaseAt) : ProviderAccountEvent(At);

/// <summary>Something is kept back no more.</summary>
/// <param name="At">When.</param>
/// <param name="ProviderId">Whose account.</param>
/// <param name="Item">What, of one payment where something takes it, else all of it that was due together.</param>
/// <param name="Why">Why.</param>
/// <param name="ReleaseAt">Until when it was to be kept back; null where several such days end at once.</param>
/// <param name="NextPayoutAt">When the running period ends; null on a manual schedule.</param>
/// <param name="Reason">What the operator said.</param>
[GenerateSerializer, Immutable, Alias("provider-account.reserve-released")]
public sealed record ReserveReleased(
    DateTimeOffset At,
    Guid ProviderId,
    PayoutItem Item,
    ReserveRelease Why,
    DateTimeOffset? ReleaseAt,
    DateTimeOffset? NextPayoutAt,
    string? Reason = null)
    : ProviderAccountEvent(At);

/// <summary>An operator keeps back something else of what is earned from now on.</summary>
/// <param name="At">When.</param>
/// <param name="Terms">What; null is what the platform keeps back of anybody's.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("provider-account.reserve-changed")]
public sealed record ReserveChanged(DateTimeOffset At, ReserveTerms? Terms, string Reason) : ProviderAccountEvent(At);

/// <summary>An operator lets the provider bring the account further below zero by refunds, or less far.</summary>
/// <param name="At">When.</param>
/// <param name="Limits">Per currency; in any other the platform's limit holds.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("provider-account.refund-limits-changed")]
public sealed record RefundLimitsChanged(DateTimeOffset At, ImmutableArray<Money> Limits, string Reason) : ProviderAccountEvent(At);
