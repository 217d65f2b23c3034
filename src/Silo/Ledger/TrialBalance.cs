namespace Marketplace.Ledger;

/// <summary>What went into and out of every account. Debits and credits are equal in each currency, or the books are wrong.</summary>
/// <param name="Until">What happened before it; null for everything.</param>
/// <param name="Accounts">By account and currency; accounts that nothing touched are not listed.</param>
/// <param name="Totals">By currency.</param>
internal sealed record TrialBalance(DateTimeOffset? Until, ImmutableArray<AccountTotal> Accounts, ImmutableArray<CurrencyTotal> Totals)
{
    public static TrialBalance Of(DateTimeOffset? until, ImmutableArray<AccountTotal> accounts) => new(
        until,
        accounts,
        [
            .. accounts.GroupBy(account => account.Debits.Currency, StringComparer.Ordinal)
                .OrderBy(currency => currency.Key, StringComparer.Ordinal)
                .Select(currency => new CurrencyTotal(Sum(currency, account => account.Debits), Sum(currency, account => account.Credits))),
        ]);

    private static Money Sum(IGrouping<string, AccountTotal> accounts, Func<AccountTotal, Money> amount) =>
        accounts.Aggregate(Money.Zero(accounts.Key), (sum, account) => sum + amount(account));
}

/// <summary>One account in one currency.</summary>
/// <param name="Account">Of the chart of accounts: `payable:provider`.</param>
/// <param name="Debits">All that was posted to its debit; never negative.</param>
/// <param name="Credits">All that was posted to its credit; never negative.</param>
internal sealed record AccountTotal(string Account, Money Debits, Money Credits)
{
    /// <summary>Positive when more was debited.</summary>
    public Money Balance => Debits - Credits;
}

/// <summary>All accounts of one currency.</summary>
internal sealed record CurrencyTotal(Money Debits, Money Credits)
{
    public bool Balanced => Debits == Credits;
}
