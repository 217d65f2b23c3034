using Marketplace.Ledger;

namespace Marketplace.Payouts;

/// <summary>
/// What is kept back of each earning for some days, so that there is something to take refunds and chargebacks from that come after a payout. It is
/// frozen with the earning, lies at the gateway where the rest does, and becomes available once: with its day, with an operator's word, or for
/// whatever takes the same money first. See docs/adr/0039-rolling-reserves.md.
/// </summary>
internal static class RollingReserves
{
    /// <summary>The deadline's name.</summary>
    public const string Ends = "reserve_released";

    /// <summary>
    /// How many wait one by one: the record is written whole with each. Of more than that those whose day comes first go on as one sum for that day,
    /// so there are never more than these and one for each day; only a refund does not find its own in a sum.
    /// </summary>
    public const int MaximumListed = 300;

    /// <summary>How many days a view names.</summary>
    public const int Shown = 10;

    /// <summary>What is kept back of something that was just earned; null where nothing is.</summary>
    public static EarningsReserved? Of(ProviderAccountState account, CreditEarnings credit, PayoutItem earned, DateTimeOffset now)
    {
        if ((account.ReserveTerms ?? credit.Reserve) is not { BasisPoints: > 0 } terms)
        {
            return null;
        }

        var amount = Money.Min((credit.Earned ?? credit.Amount).Share(terms.BasisPoints), credit.Amount);
        return amount.IsPositive
            ? new EarningsReserved(
                now,
                credit.ProviderId,
                earned with { Amount = -amount, PaymentId = earned.Payment, Kind = AccountItemKind.Reserve, EntryId = DerivedId.From(earned.Entry, "reserve") },
                MidnightAfter(now.AddDays(terms.Days)))
            : null;
    }

    /// <summary>Whatever is taken off the account for a payment is first taken from what is kept back of it; null where nothing is.</summary>
    public static ReserveReleased? Taken(ProviderAccountState account, Guid provider, PayoutItem taken, DateTimeOffset? nextPayoutAt, DateTimeOffset now)
    {
        if (taken.Amount.Amount >= 0 || account.Reserves.FirstOrDefault(held => held.PaymentId is not null && held.PaymentId == taken.Payment) is not { } reserve)
        {
            return null;
        }

        var item = taken with
        {
            Amount = Money.Min(reserve.Amount, -taken.Amount),
            Kind = AccountItemKind.ReserveReleased,
            EntryId = DerivedId.From(taken.Entry, "reserve"),
            IsByHand = reserve.IsByHand,
        };
        return new ReserveReleased(now, provider, item, ReserveRelease.Taken, reserve.ReleaseAt, nextPayoutAt);
    }

    public static Decision<ProviderAccountEvent> Change(ProviderAccountState account, ChangeReserve change, DateTimeOffset now) =>
        change.Terms is { } terms && !terms.IsValid() ? PayoutRefusals.ReserveNotValid
        : change.Terms == account.ReserveTerms ? Decision<ProviderAccountEvent>.Nothing
        : new ReserveChanged(now, change.Terms, change.Reason);

    /// <summary>What was due together becomes one item: a busy day is one line of a payout.</summary>
    public static Decision<ProviderAccountEvent> Due(ProviderAccountState account, CommandContext context, DateTimeOffset now) =>
        Release(
            account,
            context,
            account.Reserves.Where(held => held.ReleaseAt <= now).GroupBy(held => (DateTimeOffset?)held.ReleaseAt),
            ReserveRelease.Due,
            reason: null,
            now);

    public static Decision<ProviderAccountEvent> Early(ProviderAccountState account, ReleaseReserves release, DateTimeOffset now) =>
        account.Reserves.IsEmpty
            ? PayoutRefusals.NothingReserved
            : Release(account, release.Context, account.Reserves.GroupBy(_ => (DateTimeOffset?)null), ReserveRelease.Early, release.Reason, now);

    public static ProviderAccountState Evolve(ProviderAccountState account, EarningsReserved e) => account with
    {
        Waiting = account.Waiting.Add(e.Item),
        Reserves = Bounded(account.Reserves.Add(new HeldReserve(e.Item.Payment, -e.Item.Amount, e.ReleaseAt, e.Item.IsByHand))),
    };

    public static ProviderAccountState Evolve(ProviderAccountState account, ReserveReleased e) => account with
    {
        Waiting = account.Waiting.Add(e.Item),
        NextPayoutAt = e.NextPayoutAt,
        Reserves = e.Why is ReserveRelease.Taken
            ? Without(account.Reserves, e.Item)
            : account.Reserves.RemoveAll(held =>
                held.Amount.Currency == e.Item.Amount.Currency && held.IsByHand == e.Item.IsByHand && (e.ReleaseAt is null || held.ReleaseAt == e.ReleaseAt)),
    };

    public static LedgerTransaction Posting(EarningsReserved e) => Posting("rolling-reserve", e.ProviderId, e.Item.Amount);

    public static LedgerTransaction Posting(ReserveReleased e) => Posting("rolling-reserve-released", e.ProviderId, e.Item.Amount);

    /// <summary>When the next of it becomes available; null where nothing is kept back.</summary>
    public static DateTimeOffset? Next(ProviderAccountState account) => account.Reserves.IsEmpty ? null : account.Reserves.Min(held => held.ReleaseAt);

    /// <summary>Per currency, what is kept back.</summary>
    public static ImmutableArray<Money> Sums(ProviderAccountState account) =>
        [.. account.Reserves.GroupBy(held => held.Amount.Currency, StringComparer.Ordinal).Select(Sum)];

    /// <summary>What becomes available next, the soonest first.</summary>
    public static ImmutableArray<ReserveDue> Releases(ProviderAccountState account) =>
    [
        .. account.Reserves.GroupBy(held => (held.ReleaseAt, held.Amount.Currency)).OrderBy(due => due.Key.ReleaseAt)
            .ThenBy(due => due.Key.Currency, StringComparer.Ordinal).Take(Shown).Select(due => new ReserveDue(due.Key.ReleaseAt, Sum(due))),
    ];

    private static Decision<ProviderAccountEvent> Release(
        ProviderAccountState account,
        CommandContext context,
        IEnumerable<IGrouping<DateTimeOffset?, HeldReserve>> days,
        ReserveRelease why,
        string? reason,
        DateTimeOffset now)
    {
        var nextPayoutAt = PayoutPeriods.Next(account, account.Schedule, account.TimeZone, now);
        ImmutableArray<ProviderAccountEvent> released =
        [
            .. from day in days
               from pocket in day.GroupBy(held => (held.Amount.Currency, held.IsByHand))
               let name = DerivedId.From(context.Id.Value, $"{day.Key:O}/{pocket.Key.Currency}/{pocket.Key.IsByHand}")
               let item = new PayoutItem(Guid.Empty, Sum(pocket), Kind: AccountItemKind.ReserveReleased, EntryId: name, IsByHand: pocket.Key.IsByHand)
               select new ReserveReleased(now, account.ProviderId, item, why, day.Key, nextPayoutAt, reason),
        ];
        ImmutableArray<PayoutItem> waiting = [.. account.Waiting, .. released.Cast<ReserveReleased>().Select(e => e.Item)];
        return Decision<ProviderAccountEvent>.Happened(
            [.. released, .. account.Reserves.Select(held => held.Amount.Currency).Distinct(StringComparer.Ordinal).SelectMany(currency => Bundles.Due(waiting, currency, context, now))]);
    }

    private static ImmutableArray<HeldReserve> Without(ImmutableArray<HeldReserve> reserves, PayoutItem taken) =>
    [
        .. from held in reserves
           let left = held.PaymentId == taken.Payment ? held with { Amount = held.Amount - taken.Amount } : held
           where left.Amount.IsPositive
           select left,
    ];

    private static ImmutableArray<HeldReserve> Bounded(ImmutableArray<HeldReserve> reserves)
    {
        var soonest = reserves.Length > MaximumListed
            ? reserves.GroupBy(held => (held.ReleaseAt, held.Amount.Currency, held.IsByHand)).Where(day => day.Count() > 1).MinBy(day => day.Key.ReleaseAt)
            : null;
        return soonest is null ? reserves
        : [
            new HeldReserve(PaymentId: null, Sum(soonest), soonest.Key.ReleaseAt, soonest.Key.IsByHand),
            .. reserves.Where(held => (held.ReleaseAt, held.Amount.Currency, held.IsByHand) != soonest.Key),
        ];
    }

    private static Money Sum(IEnumerable<HeldReserve> reserves) =>
        reserves.Select(held => held.Amount).Aggregate(static (sum, next) => sum + next);

    /// <summary>One write a day makes available what hundreds of bookings had kept back.</summary>
    private static DateTimeOffset MidnightAfter(DateTimeOffset moment)
    {
        var midnight = new DateTimeOffset(moment.UtcDateTime.Date, TimeSpan.Zero);
        return midnight < moment ? midnight.AddDays(1) : midnight;
    }

    private static LedgerTransaction Posting(string purpose, Guid provider, Money available) => new(
        purpose,
        null,
        [
            new LedgerLeg(Accounts.PayableProvider, provider, -available),
            new LedgerLeg(Accounts.ReserveProvider, provider, available),
        ]);
}
