using Marketplace.Ledger;

namespace Marketplace.Payouts;

/// <summary>
/// Debts that the platform gives up. What a provider owes is what reversals wait for and what disputes cost, so as much less is taken from what lies,
/// or will lie, on their account at the gateway: from then on it is theirs.
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

        var (reversals, left) = Taken(account, amount);
        var item = new PayoutItem(Guid.Empty, amount, Kind: AccountItemKind.WriteOff, EntryId: DerivedId.From(account.ProviderId, command.Context.Id.Value, "write-off"));
        var writtenOff = new BalanceWrittenOff(
            now,
            account.ProviderId,
            item,
            command.Reason,
            reversals,
            left,
            PayoutPeriods.Next(account, account.Schedule, account.TimeZone, now));
        return Decision<ProviderAccountEvent>.Happened([writtenOff, .. Bundles.Due(account.Waiting.Add(item), amount.Currency, command.Context, now)]);
    }

    /// <summary>What is below zero for good: what is only kept back, for some days or until a bank has decided, is not owed yet.</summary>
    public static Money Owed(ProviderAccountState account, string currency)
    {
        var keptBack = ReversalClaims.Sum(account.Reserved, currency) + ReversalClaims.Sum(RollingReserves.Sums(account), currency);
        var below = -(ReversalClaims.Sum(ProviderAccount.Balance(account), currency) + keptBack);
        var reach = Listed(account, currency) + ReversalClaims.Sum(account.Kept, currency) - ReversalClaims.Sum(account.Reserved, currency);
        return Money.Max(Money.Zero(currency), Money.Min(below, reach));
    }

    public static ProviderAccountState Evolve(ProviderAccountState account, BalanceWrittenOff e)
    {
        var less = e.Reversals.ToDictionary(reversal => reversal.IntentId, reversal => reversal.Amount);
        return account with
        {
            Waiting = account.Waiting.Add(e.Item),
            NextPayoutAt = e.NextPayoutAt,
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
