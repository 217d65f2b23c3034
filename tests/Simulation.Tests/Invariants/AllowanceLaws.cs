using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Simulations;

/// <summary>Providers make the platform lay out no more than the town, or its operator, lends them, however many refunds they ask for at once.</summary>
internal static class AllowanceLaws
{
    /// <summary>How long what was allowed may be on its way before it counts no more.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromHours(1);

    public static IEnumerable<Violation> Judge(Town town)
    {
        var theirs = town.Watch.History.All<PaymentReturnWanted>()
            .Where(back => back.Event is { ByOperator: false, ReversalIntent: not null })
            .ToDictionary(back => back.Event.RefundIntent, back => back.Event.Provider);
        var allowed = new Dictionary<Guid, (GrainId Account, Money Amount, DateTimeOffset At)>();
        var open = new Dictionary<Guid, (GrainId Account, Money Amount, DateTimeOffset At)>();
        foreach (var step in town.Watch.History.Steps.Where(step => step.Step.After is ProviderAccountState))
        {
            var account = (ProviderAccountState)step.Step.After;
            switch (step.Step.Event)
            {
                case ReturnAllowed allow:
                    allowed[allow.EntryId] = open[allow.EntryId] = (step.Stream, allow.Amount, allow.At);
                    var limit = account.RefundLimits.Where(own => own.Currency == allow.Amount.Currency).Select(own => (long?)own.Amount).FirstOrDefault()
                        ?? town.Refunds.LimitIn(allow.Amount.Currency);
                    var left = account.Waiting.Where(item => item.Amount.Currency == allow.Amount.Currency).Sum(item => item.Amount.Amount) - Open(step, allow.At, allow.Amount.Currency);
                    if (left < -limit)
                    {
                        yield return new Violation("limits", $"{step.Stream}@{step.Step.Version}: {allow.Amount} may go back, which leaves {left}, and the limit is {limit}");
                    }

                    break;
                case EarningsDebited { Item: var item }:
                    open.Remove(item.Entry);
                    if (theirs.TryGetValue(item.Entry, out var amount) && (!allowed.TryGetValue(item.Entry, out var by) || by.Amount + Unit(amount) < amount || by.Account != step.Stream))
                    {
                        yield return new Violation("limits", $"{step.Stream}@{step.Step.Version}: the provider gave {amount} back, and nobody allowed it");
                    }

                    break;
                case RefundLimitsChanged when step.Write.Cause.By.Role is not ActorRole.Operator:
                    yield return new Violation("limits", $"{step.Stream}@{step.Step.Version}: {step.Write.Cause.By.Role} said what the provider may give back");
                    break;
                case PayoutCut cut when Open(step, cut.At, cut.Currency) is > 0 and var missing:
                    yield return new Violation("limits", $"{step.Stream}@{step.Step.Version}: {cut.Amount} are paid out while {missing} of it go back");
                    break;
            }
        }

        // Another part of the same payment may have gone back in between, and what is left is rounded otherwise.
        static Money Unit(Money amount) => new(1, amount.Currency);

        long Open(Committed step, DateTimeOffset now, string currency) => open.Values
            .Where(other => other.Account == step.Stream && other.Amount.Currency == currency && now < other.At + Lasting)
            .Sum(other => other.Amount.Amount);
    }
}
