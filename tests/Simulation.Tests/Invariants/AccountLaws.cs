using Marketplace.Payouts;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

/// <summary>I11: what is on providers' accounts, counted apart from the rules: added once, taken once, listed as it is, and not while it is held.</summary>
internal static class AccountLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Balances(town), .. Lists(town), .. Pockets(town.Watch.History), .. Holds(town.Watch.History)];

    /// <summary>What was added and not taken by a payout is still there.</summary>
    private static IEnumerable<Violation> Balances(Town town)
    {
        var added = town.Watch.History.All<EarningsCredited>().Select(credit => (credit.At.Stream, credit.Event.Item.Amount));
        var debited = town.Watch.History.All<EarningsDebited>().Select(debit => (debit.At.Stream, debit.Event.Item.Amount));
        var adjusted = town.Watch.History.All<EarningsAdjusted>().Select(adjusted => (adjusted.At.Stream, adjusted.Event.Item.Amount));
        var writtenOff = town.Watch.History.All<BalanceWrittenOff>().Select(writtenOff => (writtenOff.At.Stream, writtenOff.Event.Item.Amount));
        var reserved = town.Watch.History.All<EarningsReserved>().Select(reserved => (reserved.At.Stream, reserved.Event.Item.Amount));
        var released = town.Watch.History.All<ReserveReleased>().Select(released => (released.At.Stream, released.Event.Item.Amount));
        var taken = town.Watch.History.All<PayoutCut>().Select(cut => (cut.At.Stream, Amount: -cut.Event.Amount));
        var back = town.Watch.History.All<PayoutTakenBack>().Select(back => (back.At.Stream, back.Event.Amount));
        var left = added.Concat(debited).Concat(adjusted).Concat(writtenOff).Concat(reserved).Concat(released).Concat(taken).Concat(back)
            .GroupBy(moved => (moved.Stream, moved.Amount.Currency), moved => moved.Amount.Amount)
            .ToDictionary(sum => sum.Key, sum => sum.Sum());
        foreach (var (id, account) in town.Watch.History.Last<ProviderAccountState>())
        {
            foreach (var waiting in account.Waiting.GroupBy(item => item.Amount.Currency, item => item.Amount.Amount))
            {
                if (left.Remove((id, waiting.Key), out var sum) ? sum != waiting.Sum() : waiting.Sum() != 0)
                {
                    yield return new Violation("I11", $"{id} has {waiting.Sum()} {waiting.Key} waiting, and {sum} were added and not paid out");
                }
            }
        }

        foreach (var (account, sum) in left.Where(account => account.Value != 0))
        {
            yield return new Violation("I11", $"{account.Stream} has nothing waiting, and {sum} {account.Currency} were added and not paid out");
        }
    }

    /// <summary>
    /// A payout pays what its pocket has in whole steps of the currency, and no more than there is in both together: what is owed in one is withheld from the other.
    /// </summary>
    private static IEnumerable<Violation> Pockets(History history)
    {
        foreach (var step in history.Steps)
        {
            if (step.Step is not { Event: PayoutCut cut, Before: ProviderAccountState before })
            {
                continue;
            }

            var waiting = before.Waiting.Where(item => item.Amount.Currency == cut.Currency).ToLookup(item => item.IsByHand, item => item.Amount.Amount);
            var (own, other) = (waiting[cut.IsByHand].Sum(), waiting[!cut.IsByHand].Sum());
            var all = Math.Min(own, own + other);
            if (cut.Amount.Amount != all - (all % Rounding.StepOf(cut.Currency)))
            {
                yield return new Violation("I11", $"{step.Stream}@{step.Step.Version}: {cut.Amount} are paid of {own}, and the other pocket has {other}");
            }
        }
    }

    /// <summary>What is shown of a balance and of a payout sums to it.</summary>
    private static IEnumerable<Violation> Lists(Town town)
    {
        var items = town.Database.ReadModels[ReadModel.ProviderAccountItems].Rows;
        var waiting = items.Where(row => row.OptionalId("payout_id") is null).ToLookup(row => row.Id("provider_id"), row => row.Number("amount"));
        foreach (var (id, account) in town.Watch.History.Last<ProviderAccountState>())
        {
            if (waiting[id.GetGuidKey()].Sum() != account.Waiting.Sum(item => item.Amount.Amount))
            {
                yield return new Violation("I11", $"{id} has {account.Waiting.Sum(item => item.Amount.Amount)} waiting and is shown {waiting[id.GetGuidKey()].Sum()}");
            }
        }

        var paid = items.Where(row => row.OptionalId("payout_id") is not null).ToLookup(row => row.Id("payout_id"), row => row.Number("amount"));
        var ended = town.Watch.History.All<PayoutTakenBack>().Select(back => back.Event.PayoutId).ToHashSet();
        foreach (var (at, cut) in town.Watch.History.All<PayoutCut>()
            .Where(cut => paid[cut.Event.PayoutId].Sum() != (ended.Contains(cut.Event.PayoutId) ? 0 : cut.Event.Amount.Amount)))
        {
            yield return new Violation("I11", $"{at.Stream}: the payout {cut.PayoutId} of {cut.Amount} is shown to be made of {paid[cut.PayoutId].Sum()}");
        }
    }

    /// <summary>Nothing is cut while anybody holds it, and nobody ends another's hold.</summary>
    private static IEnumerable<Violation> Holds(History history)
    {
        foreach (var account in history.Steps.Where(step => step.Step.After is ProviderAccountState).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            var holders = new HashSet<(PayoutHolder By, Guid? Flag)>();
            foreach (var step in account)
            {
                var wrong = step.Step.Event switch
                {
                    PayoutsHeld held => !holders.Add((held.By, held.FlagId)) || IsAnothers(held.By, step),
                    PayoutsResumed resumed => !holders.Remove((resumed.By, resumed.FlagId)) || IsAnothers(resumed.By, step),
                    PayoutCut => holders.Count > 0,
                    _ => false,
                };
                if (wrong)
                {
                    yield return new Violation("I12", $"{account.Key}@{step.Step.Version}: {step.Step.Name} by {step.Write.Cause.By.Role} while it is held by {string.Join(" and ", holders)}");
                }
            }
        }

        // What a flag held an operator holds once they have confirmed it: then the flag speaks for them.
        static bool IsAnothers(PayoutHolder holder, Committed step) => holder switch
        {
            PayoutHolder.Provider => step.Write.Cause.By.Role is ActorRole.Operator or ActorRole.Platform,
            PayoutHolder.Flag => step.Write.Cause.By.Role is not ActorRole.Platform,
            _ => step.Write.Cause.By.Role is not (ActorRole.Operator or ActorRole.Platform),
        };
    }
}
