using System.Diagnostics;

namespace Marketplace.Payouts;

/// <summary>The rules of paying a provider: one payout per currency and period, nothing twice, nothing forgotten.</summary>
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
            CreditEarnings credit => Credit(account, credit, now),
            ChangePayoutSchedule { Schedule: { Minimum: < 0 } or { Day: < 1 or > 31 } } => PayoutRefusals.ScheduleNotValid,
            ChangePayoutSchedule change => new PayoutScheduleChanged(
                now, change.Schedule, change.TimeZone, Next(account, change.Schedule, change.TimeZone, now)),
            PayOutNow when account.Waiting.IsEmpty => PayoutRefusals.NothingAvailable,
            PayOutNow => Decision<ProviderAccountEvent>.Happened([.. Cut(account, now, minimum: 0, now)]),
            EndPayoutPeriod when account.NextPayoutAt is { } end && end <= now => End(account, end, now),
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
                Waiting = [.. account.Waiting.Where(item => item.Amount.Currency != e.Currency)],
                PeriodFrom = e.Period.To,
                Latest = [e.PayoutId, .. account.Latest.Take(ProviderAccountState.LatestLimit - 1)],
            },
            PayoutPeriodEnded e => account with { PeriodFrom = e.PeriodEnd, NextPayoutAt = e.NextPayoutAt },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    /// <summary>A period in which nothing was earned needs no one to wake up for it.</summary>
    public static ImmutableArray<Deadline> Deadlines(ProviderAccountState account) =>
        account is { NextPayoutAt: { } end, Waiting.IsEmpty: false } ? [new Deadline(PeriodEnds, end)] : [];

    public static ProviderAccountCommand AtDeadline(ProviderAccountState account, string name, CommandContext context) =>
        new EndPayoutPeriod(context);

    public static ImmutableArray<Money> Available(ProviderAccountState account) =>
        [.. account.Waiting.GroupBy(item => item.Amount.Currency, StringComparer.Ordinal)
            .Select(group => group.Aggregate(Money.Zero(group.Key), (sum, item) => sum + item.Amount))];

    private static EarningsCredited Credit(ProviderAccountState account, CreditEarnings credit, DateTimeOffset now)
    {
        var zone = account.Chosen ? account.TimeZone : credit.TimeZone;
        return new EarningsCredited(
            now, credit.ProviderId, new PayoutItem(credit.BookingId, credit.Amount, credit.PaymentId, credit.PackageId), zone, Next(account, account.Schedule, zone, now));
    }

    /// <summary>
    /// The running period keeps its end while something waits for it; a period is never cut twice,
    /// so the next end lies after the last one however the schedule changes.
    /// </summary>
    private static DateTimeOffset? Next(ProviderAccountState account, PayoutSchedule schedule, string timeZone, DateTimeOffset now)
    {
        var unchanged = schedule == account.Schedule && string.Equals(timeZone, account.TimeZone, StringComparison.Ordinal);
        if (unchanged && account is { Waiting.IsEmpty: false, NextPayoutAt: not null })
        {
            return account.NextPayoutAt;
        }

        var after = account.PeriodFrom is { } last && last > now ? last : now;
        return PayoutCalendar.NextAfter(after, schedule, timeZone);
    }

    private static Decision<ProviderAccountEvent> End(ProviderAccountState account, DateTimeOffset end, DateTimeOffset now)
    {
        var next = PayoutCalendar.NextAfter(end > now ? end : now, account.Schedule, account.TimeZone);
        return Decision<ProviderAccountEvent>.Happened(
            [.. Cut(account, end, account.Schedule.Minimum, now), new PayoutPeriodEnded(now, end, next)]);
    }

    private static IEnumerable<ProviderAccountEvent> Cut(ProviderAccountState account, DateTimeOffset end, long minimum, DateTimeOffset now)
    {
        var period = new PayoutPeriod(account.PeriodFrom ?? account.Since ?? end, end);
        foreach (var available in Available(account))
        {
            if (!available.IsPositive || available.Amount < minimum)
            {
                continue;
            }

            var items = account.Waiting.Where(item => item.Amount.Currency == available.Currency);
            var id = PayoutId.Of(account.ProviderId, available.Currency, end);
            yield return new PayoutCut(now, id, available.Currency, available, period, [.. items]);
        }
    }
}
