namespace Marketplace.Payouts;

/// <summary>
/// What lies on the provider's account at the gateway, and what the platform pays by hand: two pockets of one account, each of which is paid by payouts of its
/// own. A currency has one of them, unless it had another gateway before. See docs/adr/0049-two-pockets-of-a-currency.md.
/// </summary>
internal static class Pockets
{
    /// <summary>What waits in each, and below zero what is owed; the one with the oldest item first.</summary>
    public static ImmutableArray<PocketBalance> Of(ProviderAccountState account) =>
    [
        .. account.Waiting.GroupBy(item => (item.Amount.Currency, item.IsByHand)).Select(pocket => new PocketBalance(
            pocket.Aggregate(Money.Zero(pocket.Key.Currency), static (sum, item) => sum + item.Amount), pocket.Key.IsByHand)),
    ];

    /// <summary>What waits in one of them; nothing where it has nothing.</summary>
    public static Money Sum(ProviderAccountState account, string currency, bool isByHand) =>
        account.Waiting.Where(item => Has(item, currency, isByHand)).Aggregate(Money.Zero(currency), static (sum, item) => sum + item.Amount);

    public static bool Has(PayoutItem item, string currency, bool isByHand) => item.Amount.Currency == currency && item.IsByHand == isByHand;

    /// <summary>
    /// A payout of all that waits in a pocket, less what is owed in the other one and what is no whole step of the currency. That stays where it is, as one sum,
    /// until it is owed no more, or more than a step: nothing goes from pocket to pocket, because nothing does at the gateway.
    /// </summary>
    /// <param name="account">Whose.</param>
    /// <param name="pocket">Above zero.</param>
    /// <param name="amount">What is paid of it, above zero.</param>
    /// <param name="period">Which ends.</param>
    /// <param name="now">When.</param>
    public static PayoutCut Cut(ProviderAccountState account, PocketBalance pocket, Money amount, PayoutPeriod period, DateTimeOffset now)
    {
        var (currency, isByHand) = (amount.Currency, pocket.IsByHand);
        var id = PayoutId.Of(account.ProviderId, currency, period.To, isByHand);
        ImmutableArray<PayoutItem> items = [.. account.Waiting.Where(item => Has(item, currency, isByHand))];
        if (amount == pocket.Amount)
        {
            return new PayoutCut(now, id, currency, amount, period, items, isByHand);
        }

        var less = new PayoutItem(
            Guid.Empty, amount - pocket.Amount, Kind: AccountItemKind.Withheld, EntryId: DerivedId.From(id, "withheld"), IsByHand: isByHand);
        var left = less with { Amount = -less.Amount, EntryId = DerivedId.From(id, "withheld/left") };
        return new PayoutCut(now, id, currency, amount, period, items.Add(less), isByHand, left);
    }
}
