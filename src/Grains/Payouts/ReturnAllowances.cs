namespace Marketplace.Payouts;

/// <summary>
/// How much providers may give back of what they earned. What their account has not the platform lays out, so a provider alone could make it lend
/// them any amount: below a limit only operators may. What was allowed is on its way here as a debit and counts from the first moment, so that
/// many wishes at once are judged one after the other; nothing is paid out meanwhile that it may have to come from.
/// </summary>
internal static class ReturnAllowances
{
    /// <summary>Between the word and the debit lie moments, or a process that starts again. What has not come by then was refused by its payment.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromHours(1);

    /// <summary>More than anybody asks for in that time; the record is written whole with each.</summary>
    public const int Maximum = 50;

    public static Decision<ProviderAccountEvent> Decide(ProviderAccountState account, AllowReturn allow, DateTimeOffset now)
    {
        var open = Open(account, now).ToArray();
        if (open.Length >= Maximum)
        {
            return PayoutRefusals.TooManyRefunds(open.Length);
        }

        var limit = RefundLimits.In(account, allow.Amount.Currency, allow.Limit);
        var left = InCurrency(ProviderAccount.Balance(account), allow.Amount.Currency)
            - InCurrency(open.Select(other => other.Amount), allow.Amount.Currency)
            + new Money(limit, allow.Amount.Currency);
        return allow.Amount > left ? PayoutRefusals.RefundLimit(left, limit) : new ReturnAllowed(now, allow.EntryId, allow.Amount);
    }

    public static ProviderAccountState Evolve(ProviderAccountState account, ReturnAllowed allowed) =>
        account with { Allowances = [.. Open(account, allowed.At), new ReturnAllowance(allowed.EntryId, allowed.Amount, allowed.At)] };

    /// <summary>The debit is there.</summary>
    public static ImmutableArray<ReturnAllowance> Without(ProviderAccountState account, Guid entry) =>
        account.Allowances.RemoveAll(allowance => allowance.EntryId == entry);

    /// <summary>Whether a debit of that currency is on its way.</summary>
    public static bool Any(ProviderAccountState account, string currency, DateTimeOffset now) =>
        Open(account, now).Any(allowance => allowance.Amount.Currency == currency);

    private static IEnumerable<ReturnAllowance> Open(ProviderAccountState account, DateTimeOffset now) =>
        account.Allowances.Where(allowance => now < allowance.At + Lasting);

    private static Money InCurrency(IEnumerable<Money> amounts, string currency) =>
        amounts.Where(amount => amount.Currency == currency).Aggregate(Money.Zero(currency), static (sum, next) => sum + next);
}
