using Marketplace.Payouts;

namespace Marketplace.Simulations;

/// <summary>What holds of payouts that fail: they keep from nobody what is owed, and what they were to pay is paid once.</summary>
internal static class PayoutLaws
{
    /// <summary>How often a payout may fail before what it holds is wanted back by those who wait for it.</summary>
    private const int Failures = 3;

    public static IEnumerable<Violation> Judge(Town town) => [.. Endings(town.Watch.History), .. Shields(town.Watch.History), .. AtTheGateway(town)];

    /// <summary>I11: a payout that has ended unpaid is on its provider's account again, once, and all of it; nothing else is.</summary>
    private static IEnumerable<Violation> Endings(History history)
    {
        var taken = history.All<PayoutTakenBack>().ToLookup(back => back.Event.PayoutId, back => back.Event);
        var ended = history.All<PayoutGivenBack>().Select(back => back.At).ToArray();
        foreach (var at in ended)
        {
            var payout = (PayoutState)at.Step.After;
            if (taken[at.Stream.GetGuidKey()].ToArray() is not [var once] || once.Amount != payout.Amount || !once.Items.SequenceEqual(payout.Items))
            {
                yield return new Violation("I11", $"{at.Stream} gave {payout.Amount} back, and the account took back {string.Join(", ", taken[at.Stream.GetGuidKey()].Select(back => back.Amount))}");
            }
        }

        foreach (var stray in taken.Select(back => back.Key).Except(ended.Select(at => at.Stream.GetGuidKey())))
        {
            yield return new Violation("I11", $"the payout {stray} was taken back and has not ended");
        }
    }

    /// <summary>
    /// Nothing that is cut is missing at the gateway, so no payout ever finds too little; and one that has failed often enough is not sent again
    /// while its provider owes, as far as they owed all the time since.
    /// </summary>
    private static IEnumerable<Violation> Shields(History history)
    {
        var negative = new Dictionary<Guid, bool>();
        var failing = new Dictionary<GrainId, (Guid Provider, bool Owed)>();
        foreach (var step in history.Steps)
        {
            switch (step.Step.Event, step.Step.After)
            {
                case (_, ProviderAccountState account):
                    var provider = step.Stream.GetGuidKey();
                    negative[provider] = account.Waiting.Where(item => !item.IsByHand).Sum(item => item.Amount.Amount) < 0;
                    foreach (var payout in failing.Where(payout => payout.Value.Provider == provider && !negative[provider]).Select(payout => payout.Key).ToArray())
                    {
                        failing[payout] = (provider, false);
                    }

                    break;
                case (PayoutFailed { Code: "balance_insufficient" }, PayoutState payout):
                    yield return new Violation("I5", $"{step.Stream}@{step.Step.Version}: {payout.Amount} were not there to be paid out");
                    break;
                case (PayoutFailed, PayoutState { Failures: >= Failures } payout):
                    failing[step.Stream] = (payout.ProviderId, negative.GetValueOrDefault(payout.ProviderId));
                    break;
                case (PayoutRetried { Reason: null }, PayoutState payout) when failing.Remove(step.Stream, out var failed) && failed.Owed:
                    yield return new Violation("I11", $"{step.Stream}@{step.Step.Version}: {payout.Amount} are sent again after {payout.Failures} failures, and the provider owes");
                    break;
            }
        }
    }

    /// <summary>I9: whatever was tried, the bank got each payout once, and what was given back not at all.</summary>
    private static IEnumerable<Violation> AtTheGateway(Town town)
    {
        var kept = town.Gateway.Record.Movements()
            .Where(movement => !movement.IsPlatform && movement.Type is ("payout" or "payout_failure") && movement.Reference is not null)
            .GroupBy(movement => movement.Reference!, StringComparer.Ordinal)
            .Select(moved => (Intent: moved.First(movement => movement.Type is "payout").Key, Net: moved.Sum(movement => movement.Net)))
            .Where(payout => payout.Net != 0)
            .ToDictionary(payout => payout.Intent!, payout => -payout.Net, StringComparer.Ordinal);
        foreach (var payout in town.Watch.History.Steps.Where(step => step.Step.After is PayoutState).GroupBy(step => step.Stream))
        {
            var state = (PayoutState)payout.Last().Step.After;
            if (state.IsByHand)
            {
                continue;
            }

            var intents = payout.Select(step => step.Step.Event switch
            {
                PayoutScheduled scheduled => scheduled.IntentId,
                PayoutRetried retried => retried.IntentId,
                _ => (Guid?)null,
            }).OfType<Guid>();
            var sent = intents.Sum(intent => kept.GetValueOrDefault(intent.ToString()));
            if (sent != (state.Status is PayoutStatus.GivenBack ? 0 : state.Amount.Amount))
            {
                yield return new Violation("I9", $"{payout.Key} is {state.Status}, and the bank got {sent} of {state.Amount}");
            }
        }
    }
}
