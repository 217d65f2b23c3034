namespace Marketplace.Payouts;

/// <summary>
/// Who may take what from a provider's account at the gateway. What lies there is what waits here, plus what refunds took off and nobody has
/// taken there yet, plus what disputes took off and leave there, plus what payouts that are cut are sent with. Of the last nothing is let go, so no payout ever finds too little for a refund.
/// </summary>
/// <remarks>
/// Nothing has to be remembered but one sum: a payout is cut only of a balance that is positive, and leaves all that may be claimed where it is.
/// </remarks>
internal static class ReversalClaims
{
    public static Decision<ProviderAccountEvent> Decide(ProviderAccountState account, ClaimReversal claim, DateTimeOffset now)
    {
        var unclaimed = Sum(account.Unclaimed, claim.Amount.Currency);
        if (unclaimed < claim.Amount)
        {
            return PayoutRefusals.DebitNotHeard;
        }

        var free = unclaimed + Sum(account.Kept, claim.Amount.Currency) + Sum(ProviderAccount.Balance(account), claim.Amount.Currency);
        return free < claim.Amount
            ? PayoutRefusals.ReversalNotCovered
            : new ReversalClaimed(now, claim.IntentId, claim.Amount);
    }

    public static ImmutableArray<Money> Add(ImmutableArray<Money> unclaimed, Money amount) =>
        [.. unclaimed.Where(sum => sum.Currency != amount.Currency), Sum(unclaimed, amount.Currency) + amount];

    private static Money Sum(ImmutableArray<Money> sums, string currency) =>
        sums.Where(sum => sum.Currency == currency).Aggregate(Money.Zero(currency), static (sum, next) => sum + next);
}
