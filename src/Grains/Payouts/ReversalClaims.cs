namespace Marketplace.Payouts;

/// <summary>
/// Who may take what from a provider's account at the gateway. What lies there is what waits here in its pocket, plus what refunds took off and nobody has
/// taken there yet, plus what disputes took off and leave there, plus what payouts that are cut are sent with. Of the last nothing is let go, so no payout ever finds too little for a refund.
/// </summary>
/// <remarks>
/// To judge a claim one sum is enough: a payout is cut only of a balance that is positive, and leaves all that may be claimed where it is. Which
/// reversals it is made of is remembered so that some of it can be written off.
/// </remarks>
internal static class ReversalClaims
{
    public static Decision<ProviderAccountEvent> Decide(ProviderAccountState account, ClaimReversal claim, DateTimeOffset now)
    {
        var unclaimed = Sum(account.Unclaimed, claim.Amount.Currency);
        if (account.Reversals.FirstOrDefault(listed => listed.IntentId == claim.IntentId) is { } reversal)
        {
            // Its payment has not heard of all that was written off, and would take too much.
            if (reversal.WrittenOff != claim.WrittenOff)
            {
                return PayoutRefusals.ReversalWrittenOff;
            }
        }
        else if (unclaimed - Sum([.. account.Reversals.Select(listed => listed.Amount)], claim.Amount.Currency) < claim.Amount)
        {
            return PayoutRefusals.DebitNotHeard;
        }

        var free = unclaimed + Sum(account.Kept, claim.Amount.Currency) + Pockets.Sum(account, claim.Amount.Currency, isByHand: false);
        return free < claim.Amount
            ? PayoutRefusals.ReversalNotCovered
            : new ReversalClaimed(now, claim.IntentId, claim.Amount);
    }

    public static ImmutableArray<Money> Add(ImmutableArray<Money> unclaimed, Money amount) =>
        [.. unclaimed.Where(sum => sum.Currency != amount.Currency), Sum(unclaimed, amount.Currency) + amount];

    public static Money Sum(ImmutableArray<Money> sums, string currency) =>
        sums.Where(sum => sum.Currency == currency).Aggregate(Money.Zero(currency), static (sum, next) => sum + next);
}
