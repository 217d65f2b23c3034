namespace Marketplace.Payouts;

/// <summary>What payments and payouts that ended put on a provider's account, or take off it, with what is kept back of it.</summary>
internal static class AccountEntries
{
    public static Decision<ProviderAccountEvent> Credit(ProviderAccountState account, CreditEarnings credit, DateTimeOffset now)
    {
        var zone = account.Chosen ? account.TimeZone : credit.TimeZone;
        var item = new PayoutItem(credit.BookingId, credit.Amount, credit.PaymentId, credit.PackageId, IsByHand: credit.IsByHand);
        var credited = new EarningsCredited(now, credit.ProviderId, item, zone, PayoutPeriods.Next(account, account.Schedule, zone, now));
        return Added(account, credited, item, RollingReserves.Of(account, credit, item, now), credit.Context, now);
    }

    public static Decision<ProviderAccountEvent> Debit(ProviderAccountState account, DebitEarnings debit, DateTimeOffset now)
    {
        var zone = account.Chosen ? account.TimeZone : debit.TimeZone;
        var item = new PayoutItem(debit.BookingId, -debit.Amount, debit.PaymentId, null, debit.Kind, debit.EntryId, debit.IsByHand);
        var next = PayoutPeriods.Next(account, account.Schedule, zone, now);
        var debited = new EarningsDebited(now, debit.ProviderId, item, zone, next, debit.IsReversed, debit.ReversalIntent);
        return Added(account, debited, item, RollingReserves.Taken(account, debit.ProviderId, item, next, now), debit.Context, now);
    }

    public static Decision<ProviderAccountEvent> TakeBack(ProviderAccountState account, TakeBackPayout back, DateTimeOffset now)
    {
        var amount = back.Items.Aggregate(Money.Zero(back.Items[0].Amount.Currency), static (sum, item) => sum + item.Amount);
        var taken = new PayoutTakenBack(
            now, back.PayoutId, amount, back.Items, PayoutPeriods.Next(account, account.Schedule, account.TimeZone, now));
        return Decision<ProviderAccountEvent>.Happened(
            [taken, .. Bundles.Due([.. back.Items, .. account.Waiting], amount.Currency, back.Context, now)]);
    }

    public static Decision<ProviderAccountEvent> Adjust(ProviderAccountState account, AdjustEarnings adjust, DateTimeOffset now)
    {
        var zone = account.Chosen ? account.TimeZone : adjust.TimeZone;
        var item = new PayoutItem(adjust.BookingId, adjust.Amount, adjust.PaymentId, null, adjust.Kind, adjust.EntryId, adjust.IsByHand);
        var next = PayoutPeriods.Next(account, account.Schedule, zone, now);
        var adjusted = new EarningsAdjusted(now, adjust.ProviderId, item, zone, next);
        return Added(account, adjusted, item, RollingReserves.Taken(account, adjust.ProviderId, item, next, now), adjust.Context, now);
    }

    /// <summary>With what is kept back of it, or is kept back no more for it, in the same write: no payout is cut in between.</summary>
    private static Decision<ProviderAccountEvent> Added(
        ProviderAccountState account, ProviderAccountEvent happened, PayoutItem item, ProviderAccountEvent? reserve, CommandContext cause, DateTimeOffset now)
    {
        ImmutableArray<ProviderAccountEvent> added = reserve is null ? [happened] : [happened, reserve];
        var waiting = added.Aggregate(account, ProviderAccount.Evolve).Waiting;
        return Decision<ProviderAccountEvent>.Happened([.. added, .. Bundles.Due(waiting, item.Amount.Currency, cause, now)]);
    }
}
