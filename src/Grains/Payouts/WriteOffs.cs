using Marketplace.Ledger;

namespace Marketplace.Payouts;

/// <summary>
/// Debts that the platform gives up. What a provider owes at the gateway is what reversals wait for and what disputes cost, so as much less is taken from what
/// lies, or will lie, on their account there: from then on it is theirs. What they owe by hand is only netted from what the platform would pay them.
/// </summary>
/// <remarks>
/// Which reversals take less is decided here, in the write that gives it up, and each is claimed only once its payment has heard of all of it: what
/// was given up is never taken, however late that is. See docs/adr/0024-refunds-after-release.md.
/// </remarks>
internal static class WriteOffs
{
    /// <summary>How many reversals may wait one by one: the record is written whole with each. What waits besides cannot be written off before some of it was taken.</summary>
    public const int MaximumListed = 500;

    /// <summary>How long a reversal that takes nothing any more is still refused by name. Its payment hears of it in moments.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public static Decision<ProviderAccountEvent> Decide(ProviderAccountState account, WriteOffBalance command, DateTimeOffset now)
    {
        var (amount, owed) = (command.Amount, Owed(account, command.Amount.Currency));
        if (!amount.IsPositive || amount > owed)
        {
            return PayoutRefusals.WriteOffNotValid(owed, amount);
        }

        var atGateway = Money.Min(amount, OwedAtGateway(account, amount.Currency));
        ImmutableArray<BalanceWrittenOff> written =
        [
            .. atGateway.IsPositive ? [AtGateway(account, command, atGateway, now)] : Array.Empty<BalanceWrittenOff>(),
            .. amount > atGateway ? [Of(account, command, amount - atGateway, isByHand: true, [], now)] : Array.Empty<BalanceWrittenOff>(),
        ];
        ImmutableArray<PayoutItem> waiting = [.. account.Waiting, .. written.Select(e => e.Item)];
        return Decision<ProviderAccountEvent>.Happened([.. written, .. Bundles.Due(waiting, amount.Currency, command.Context, now)]);
    }

    /// <summary>
    /// What is below zero for good over both pockets: what is only kept back, for some days or until a bank has decided, is not owed yet, and what is withheld in
    /// one pocket for the other is not lost.
    /// </summary>
    public static Money Owed(ProviderAccountState account, string currency)
    {
        var keptBack = ReversalClaims.Sum(account.Reserved, currency) + ReversalClaims.Sum(RollingReserves.Sums(account), currency);
        var below = -(ReversalClaims.Sum(ProviderAccount.Balance(account), currency) + keptBack);
        return Money.Max(Money.Zero(currency), Money.Min(below, OwedAtGateway(account, currency) + OwedByHand(account, currency)));
    }

    public static ProviderAccountState Evolve(ProviderAccountState account, BalanceWrittenOff e)
    {
        var less = e.Reversals.ToDictionary(reversal => reversal.IntentId, reversal => reversal.Amount);
        var added = account with { Waiting = account.Waiting.Add(e.Item), NextPayoutAt = e.NextPayoutAt };
        return e.Item.IsByHand ? added : added with
        {
            Unclaimed = ReversalClaims.Add(account.Unclaimed, e.Fees - e.Item.Amount),
            Kept = ReversalClaims.Add(account.Kept, -e.Fees),
            Reversals =
            [
                .. account.Reversals.Select(reversal => less.TryGetValue(reversal.IntentId, out var amount)
                    ? reversal with { Amount = reversal.Amount - amount, WrittenOff = reversal.WrittenOff + amount.Amount, At = e.At }
                    : reversal),
            ],
        };
    }

    /// <summary>With a debit that a reversal will claim.</summary>
    public static ImmutableArray<OpenReversal> With(ProviderAccountState account, EarningsDebited e)
    {
        var waiting = account.Reversals.RemoveAll(reversal => reversal.Amount.IsZero && reversal.At + Remembered < e.At);
        return e is { IsReversed: true, ReversalIntent: { } reversal } && waiting.Length < MaximumListed
            ? waiting.Add(new OpenReversal(reversal, e.Item.Payment!.Value, -e.Item.Amount, e.At))
            : waiting;
    }

    public static LedgerTransaction Posting(BalanceWrittenOff e) => new(
        "write-off",
        null,
        [
            new LedgerLeg(Accounts.LossWriteOff, Guid.Empty, e.Item.Amount),
            new LedgerLeg(Accounts.PayableProvider, e.ProviderId, -e.Item.Amount),
        ]);

    /// <summary>What reversals wait for, as far as they are known one by one, and fees of disputes.</summary>
    private static Money OwedAtGateway(ProviderAccountState account, string currency)
    {
        var reserved = ReversalClaims.Sum(account.Reserved, currency);
        var reach = Listed(account, currency) + ReversalClaims.Sum(account.Kept, currency) - reserved;
        return Money.Max(Money.Zero(currency), Money.Min(Below(account, currency, isByHand: false) - reserved, reach));
    }

    /// <summary>Commission of what the provider collected, and what went back after the platform had paid it by hand: no gateway can take it.</summary>
    private static Money OwedByHand(ProviderAccountState account, string currency) =>
        Money.Max(Money.Zero(currency), Below(account, currency, isByHand: true));

    /// <summary>By how much a pocket is below zero, besides what is kept back of it for some days.</summary>
    private static Money Below(ProviderAccountState account, string currency, bool isByHand) =>
        account.Reserves.Where(held => held.Amount.Currency == currency && held.IsByHand == isByHand)
            .Aggregate(-Pockets.Sum(account, currency, isByHand), static (below, held) => below - held.Amount);

    private static BalanceWrittenOff AtGateway(ProviderAccountState account, WriteOffBalance command, Money amount, DateTimeOffset now)
    {
        var (reversals, fees) = Taken(account, amount);
        return Of(account, command, amount, isByHand: false, reversals, now) with { Fees = fees };
    }

    private static BalanceWrittenOff Of(
        ProviderAccountState account, WriteOffBalance command, Money amount, bool isByHand, ImmutableArray<WrittenOffReversal> reversals, DateTimeOffset now) => new(
            now,
            account.ProviderId,
            new PayoutItem(
                Guid.Empty,
                amount,
                Kind: AccountItemKind.WriteOff,
                EntryId: DerivedId.From(account.ProviderId, command.Context.Id.Value, isByHand ? "write-off/by-hand" : "write-off"),
                IsByHand: isByHand),
            command.Reason,
            reversals,
            Money.Zero(amount.Currency),
            PayoutPeriods.Next(account, account.Schedule, account.TimeZone, now));

    /// <summary>What nobody has claimed yet and is known one by one.</summary>
    private static Money Listed(ProviderAccountState account, string currency) =>
        ReversalClaims.Sum([.. account.Reversals.Select(reversal => reversal.Amount)], currency);

    /// <summary>The oldest reversals first, which have waited in vain for the longest time; then fees.</summary>
    private static (ImmutableArray<WrittenOffReversal> Reversals, Money Fees) Taken(ProviderAccountState account, Money amount)
    {
        var taken = ImmutableArray.CreateBuilder<WrittenOffReversal>();
        var left = amount;
        foreach (var reversal in account.Reversals)
        {
            if (reversal.Amount is { IsPositive: true } waits && waits.Currency == amount.Currency && left.IsPositive)
            {
                var less = Money.Min(left, waits);
                taken.Add(new WrittenOffReversal(reversal.PaymentId, reversal.IntentId, less));
                left -= less;
            }
        }

        return (taken.DrainToImmutable(), left);
    }
}
