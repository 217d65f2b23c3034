using System.Diagnostics;
using Marketplace.Ledger;

namespace Marketplace.Payouts;

/// <summary>The rules of paying a provider: one payout per currency, pocket and period, nothing twice, nothing forgotten.</summary>
internal sealed class ProviderAccount : IRules<ProviderAccountState, ProviderAccountCommand, ProviderAccountEvent>
{
    private const string PeriodEnds = "payout_period_ends";

    private ProviderAccount()
    {
    }

    public static string StreamType => "provider-account";

    public static Decision<ProviderAccountEvent> Decide(ProviderAccountState account, ProviderAccountCommand command, DateTimeOffset now) =>
        command switch
        {
            CreditEarnings credit => AccountEntries.Credit(account, credit, now),
            DebitEarnings debit => AccountEntries.Debit(account, debit, now),
            AllowReturn allow => ReturnAllowances.Decide(account, allow, now),
            TakeBackPayout back => AccountEntries.TakeBack(account, back, now),
            ClaimReversal claim => ReversalClaims.Decide(account, claim, now),
            WriteOffBalance { Context.By.IsStaff: false } => PayoutRefusals.Unknown,
            WriteOffBalance write => WriteOffs.Decide(account, write, now),
            AdjustEarnings adjust => AccountEntries.Adjust(account, adjust, now),
            ChangePayoutSchedule { Schedule: { Minimum: < 0 } or { Day: < 1 or > 31 } } => PayoutRefusals.ScheduleNotValid,
            ChangePayoutSchedule change => new PayoutScheduleChanged(
                now, change.Schedule, change.TimeZone, PayoutPeriods.Next(account, change.Schedule, change.TimeZone, now)),
            HoldPayouts hold => PayoutHolds.Hold(account, hold, now),
            ResumePayouts resume => PayoutHolds.Resume(account, resume, now),
            FlagPayouts flag => PayoutHolds.Flag(account, flag, now),
            UnflagPayouts unflag => PayoutHolds.Unflag(account, unflag, now),
            CoolOffPayouts cool => CoolingOff.Begin(account, cool, now),
            EndCoolingOff => CoolingOff.End(account, now),
            ChangeReserve { Context.By.IsStaff: false } or ReleaseReserves { Context.By.IsStaff: false } or ChangeRefundLimits { Context.By.IsStaff: false } =>
                PayoutRefusals.Unknown,
            ChangeRefundLimits change => RefundLimits.Change(account, change, now),
            ChangeReserve change => RollingReserves.Change(account, change, now),
            ReleaseReserves release => RollingReserves.Early(account, release, now),
            ReleaseDueReserves due => RollingReserves.Due(account, due.Context, now),
            PayOutNow when PayoutHolds.Of(account) is { } hold => PayoutRefusals.Held(hold),
            PayOutNow => PayOut(account, now),
            EndPayoutPeriod when PayoutHolds.Of(account) is null && account.NextPayoutAt is { } end && end <= now =>
                PayoutPeriods.End(account, end, now),
            _ => Decision<ProviderAccountEvent>.Nothing,
        };

    public static ProviderAccountState Evolve(ProviderAccountState account, ProviderAccountEvent happened) =>
        happened switch
        {
            EarningsCredited e => account with
            {
                ProviderId = e.ProviderId,
                Waiting = account.Waiting.Add(e.Item),
                TimeZone = e.TimeZone,
                NextPayoutAt = e.NextPayoutAt,
                Since = account.Since ?? e.At,
            },
            EarningsDebited e => account with
            {
                ProviderId = e.ProviderId,
                Waiting = account.Waiting.Add(e.Item),
                TimeZone = e.TimeZone,
                NextPayoutAt = e.NextPayoutAt,
                Since = account.Since ?? e.At,
                Unclaimed = e.IsReversed ? ReversalClaims.Add(account.Unclaimed, -e.Item.Amount) : account.Unclaimed,
                Allowances = ReturnAllowances.Without(account, e.Item.Entry),
                Reversals = WriteOffs.With(account, e),
            },
            ReturnAllowed e => ReturnAllowances.Evolve(account, e),
            PayoutTakenBack e => account with { Waiting = [.. e.Items, .. account.Waiting], NextPayoutAt = e.NextPayoutAt },
            ReversalClaimed e => account with
            {
                Unclaimed = ReversalClaims.Add(account.Unclaimed, -e.Amount),
                Reversals = account.Reversals.RemoveAll(reversal => reversal.IntentId == e.IntentId),
            },
            BalanceWrittenOff e => WriteOffs.Evolve(account, e),
            EarningsReserved e => RollingReserves.Evolve(account, e),
            ReserveReleased e => RollingReserves.Evolve(account, e),
            ReserveChanged e => account with { ReserveTerms = e.Terms },
            RefundLimitsChanged e => account with { RefundLimits = e.Limits },
            EarningsAdjusted e => account with
            {
                ProviderId = e.ProviderId,
                Waiting = account.Waiting.Add(e.Item),
                TimeZone = e.TimeZone,
                NextPayoutAt = e.NextPayoutAt,
                Since = account.Since ?? e.At,
                Kept = e.Item.IsByHand ? account.Kept : ReversalClaims.Add(account.Kept, -e.Item.Amount),
                Reserved = e.Item.Kind is AccountItemKind.DisputeFee or AccountItemKind.RefundFee or AccountItemKind.Penalty ? account.Reserved : ReversalClaims.Add(account.Reserved, -e.Item.Amount),
            },
            EarningsBundled e => account with { Waiting = Bundles.Bundle(account.Waiting, e) },
            PayoutScheduleChanged e => account with
            {
                Schedule = e.Schedule,
                TimeZone = e.TimeZone,
                NextPayoutAt = e.NextPayoutAt,
                Chosen = true,
                Since = account.Since ?? e.At,
            },
            PayoutCut e => account with
            {
                Waiting = [.. account.Waiting.Where(item => !Pockets.Has(item, e.Currency, e.IsByHand)), .. e.Withheld is { } withheld ? [withheld] : Array.Empty<PayoutItem>()],
                PeriodFrom = e.Period.To,
                Latest = [e.PayoutId, .. account.Latest.Take(ProviderAccountState.LatestLimit - 1)],
            },
            PayoutPeriodEnded e => account with { PeriodFrom = e.PeriodEnd, NextPayoutAt = e.NextPayoutAt },
            PayoutsCoolingOff e => account with { CoolOff = new CoolOff(account.CoolOff?.Since ?? e.At, e.Until) },
            PayoutsCooledOff => account with { CoolOff = null },
            PayoutsHeld { FlagId: { } flag } e => account with { Flags = account.Flags.Add(new FlagHold(flag, e.At)) },
            PayoutsResumed { FlagId: { } flag } e => account with
            {
                Flags = account.Flags.RemoveAll(hold => hold.FlagId == flag),
                NextPayoutAt = e.NextPayoutAt,
            },
            PayoutsHeld { By: PayoutHolder.Provider } e => account with { Paused = new PayoutHold(e.At, e.Reason) },
            PayoutsHeld e => account with { Held = new PayoutHold(e.At, e.Reason) },
            PayoutsResumed { By: PayoutHolder.Provider } e => account with { Paused = null, NextPayoutAt = e.NextPayoutAt },
            PayoutsResumed e => account with { Held = null, NextPayoutAt = e.NextPayoutAt },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<LedgerTransaction> Postings(ProviderAccountState account, ProviderAccountEvent happened) =>
        happened switch
        {
            BalanceWrittenOff e => [WriteOffs.Posting(e)],
            EarningsReserved e => [RollingReserves.Posting(e)],
            ReserveReleased e => [RollingReserves.Posting(e)],
            _ => [],
        };

    /// <summary>A period in which nothing was earned needs no one to wake up for it, and neither does one that nobody is paid for.</summary>
    public static ImmutableArray<Deadline> Deadlines(ProviderAccountState account) =>
    [
        .. account is { NextPayoutAt: { } end, Waiting.IsEmpty: false } && PayoutHolds.Of(account) is null ? [new Deadline(PeriodEnds, end)] : Array.Empty<Deadline>(),
        .. account.CoolOff is { } coolOff ? [new Deadline(CoolingOff.Ends, coolOff.Until)] : Array.Empty<Deadline>(),
        .. RollingReserves.Next(account) is { } released ? [new Deadline(RollingReserves.Ends, released)] : Array.Empty<Deadline>(),
    ];

    public static ProviderAccountCommand AtDeadline(ProviderAccountState account, string name, CommandContext context) =>
        name switch
        {
            RollingReserves.Ends => new ReleaseDueReserves(context),
            CoolingOff.Ends => new EndCoolingOff(context),
            _ => new EndPayoutPeriod(context),
        };

    /// <summary>Per currency, what is there in both pockets; negative where refunds took more than was.</summary>
    public static ImmutableArray<Money> Balance(ProviderAccountState account) =>
        [.. account.Waiting.GroupBy(item => item.Amount.Currency, StringComparer.Ordinal)
            .Select(group => group.Aggregate(Money.Zero(group.Key), (sum, item) => sum + item.Amount))];

    /// <summary>A payout is named by the end of its period, so no two of them end at one instant.</summary>
    private static Decision<ProviderAccountEvent> PayOut(ProviderAccountState account, DateTimeOffset now)
    {
        if (account.PeriodFrom >= now)
        {
            return PayoutRefusals.NothingAvailable;
        }

        ImmutableArray<ProviderAccountEvent> cut = [.. PayoutPeriods.Cut(account, now, static _ => 0, now)];
        return cut.IsEmpty ? PayoutRefusals.NothingAvailable : Decision<ProviderAccountEvent>.Happened(cut);
    }
}
