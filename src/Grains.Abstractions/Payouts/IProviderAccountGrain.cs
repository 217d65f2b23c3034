namespace Marketplace.Payouts;

/// <summary>What the platform owes one provider and when it pays. The grain key is the provider id.</summary>
[Alias("provider-account")]
public interface IProviderAccountGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <summary>Earnings that now lie on the provider's account at the gateway and wait for the next payout.</summary>
    [Alias("credit")]
    Task Credit(CreditEarnings command);

    /// <remarks>Refusals: `payout.schedule-not-valid`.</remarks>
    [Alias("schedule")]
    Task<Outcome<ProviderAccountView>> Schedule(ChangePayoutSchedule command);

    /// <summary>Pays out everything available now.</summary>
    /// <remarks>Refusals: `payout.nothing-available`.</remarks>
    [Alias("pay-out-now")]
    Task<Outcome<ProviderAccountView>> PayOutNow(PayOutNow command);

    [Alias("read"), ReadOnly]
    Task<ProviderAccountView> Read(CancellationToken cancellationToken);
}

[GenerateSerializer, Immutable, Alias("provider-account.command")]
public abstract record ProviderAccountCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the platform.</param>
/// <param name="ProviderId">Who earned it; the key of the account.</param>
/// <param name="BookingId">What earned it; the package where it lapsed.</param>
/// <param name="Amount">The provider's share.</param>
/// <param name="TimeZone">The zone in which periods are cut, unless the provider chose one.</param>
/// <param name="PaymentId">The payment that it is the share of; null is the one of the sale.</param>
/// <param name="PackageId">The package of which nobody booked it in time; null where a booking earned it.</param>
[GenerateSerializer, Immutable, Alias("provider-account.credit")]
public sealed record CreditEarnings(
    CommandContext Context, Guid ProviderId, Guid BookingId, Money Amount, string TimeZone, Guid? PaymentId = null, Guid? PackageId = null)
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

/// <summary>A period ended and its earnings are paid out; one payout per currency.</summary>
[GenerateSerializer, Immutable, Alias("provider-account.payout-cut")]
public sealed record PayoutCut(
    DateTimeOffset At, Guid PayoutId, string Currency, Money Amount, PayoutPeriod Period, ImmutableArray<PayoutItem> Items)
    : ProviderAccountEvent(At);

/// <summary>A period ended; what was below the minimum carries over.</summary>
[GenerateSerializer, Immutable, Alias("provider-account.period-ended")]
public sealed record PayoutPeriodEnded(DateTimeOffset At, DateTimeOffset PeriodEnd, DateTimeOffset? NextPayoutAt) : ProviderAccountEvent(At);

/// <summary>When a provider is paid.</summary>
/// <param name="Interval">How often.</param>
/// <param name="Weekday">For weekly and biweekly schedules; Monday by default.</param>
/// <param name="Day">For monthly schedules, 1 to 31; clamped to the month's last day.</param>
/// <param name="Minimum">Minor units below which earnings carry over to the next period.</param>
[GenerateSerializer, Immutable, Alias("payout.schedule")]
public sealed record PayoutSchedule(PayoutInterval Interval, DayOfWeek Weekday, int Day, long Minimum)
{
    public static PayoutSchedule Default { get; } = new(PayoutInterval.Weekly, DayOfWeek.Monday, 1, 0);
}

public enum PayoutInterval
{
    Daily,
    Weekly,
    Biweekly,
    Monthly,

    /// <summary>Only when the provider asks.</summary>
    Manual,
}

/// <summary>The provider's share of one payment of a booking, or of what lapsed of a package, in a payout.</summary>
/// <param name="BookingId">What earned it; the package where it lapsed.</param>
/// <param name="Amount">How much.</param>
/// <param name="PaymentId">Of which payment; null, in what was written before bookings had several, is the one of the sale.</param>
/// <param name="PackageId">The package of which nobody booked it in time; null where a booking earned it.</param>
[GenerateSerializer, Immutable, Alias("payout.item")]
public sealed record PayoutItem(Guid BookingId, Money Amount, Guid? PaymentId = null, Guid? PackageId = null);

/// <summary>What a payout covers: from the end of the last period, inclusive, to the end of this one, exclusive.</summary>
[GenerateSerializer, Immutable, Alias("payout.period")]
public sealed record PayoutPeriod(DateTimeOffset From, DateTimeOffset To);

/// <param name="Available">Per currency, what the next payout would pay.</param>
/// <param name="Schedule">When.</param>
/// <param name="TimeZone">In which zone.</param>
/// <param name="NextPayoutAt">The end of the running period, if anything waits for it.</param>
/// <param name="LatestPayouts">The payouts cut last, newest first.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("provider-account.view")]
public sealed record ProviderAccountView(
    ImmutableArray<Money> Available,
    PayoutSchedule Schedule,
    string TimeZone,
    DateTimeOffset? NextPayoutAt,
    ImmutableArray<Guid> LatestPayouts,
    long Version) : IVersioned;
