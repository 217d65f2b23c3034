using Marketplace.Ledger;
using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Simulations;

/// <summary>What holds of debts that the platform gave up, computed apart from the rules and by the gateway's own count.</summary>
internal static class WriteOffLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Owed(town.Watch.History), .. Taken(town.Watch.History), .. Lying(town), .. Booked(town)];

    /// <summary>Operators alone give up, and no more than is owed for good: what is kept back until a bank has decided is nobody's debt.</summary>
    private static IEnumerable<Violation> Owed(History history)
    {
        var reserved = new Dictionary<(GrainId, string), long>();
        foreach (var step in history.Steps.Where(step => step.Step.After is ProviderAccountState))
        {
            switch (step.Step.Event)
            {
                case EarningsAdjusted { Item.Kind: AccountItemKind.DisputeReserve or AccountItemKind.DisputeFreed } adjusted:
                    var held = (step.Stream, adjusted.Item.Amount.Currency);
                    reserved[held] = reserved.GetValueOrDefault(held) - adjusted.Item.Amount.Amount;
                    break;
                case BalanceWrittenOff writtenOff:
                    var given = writtenOff.Item.Amount;
                    var before = ((ProviderAccountState)step.Step.Before).Waiting.Where(item => item.Amount.Currency == given.Currency).Sum(item => item.Amount.Amount);
                    var kept = reserved.GetValueOrDefault((step.Stream, given.Currency))
                        + ((ProviderAccountState)step.Step.Before).Reserves.Where(held => held.Amount.Currency == given.Currency).Sum(held => held.Amount.Amount);
                    if (step.Write.Cause.By.Role is not ActorRole.Operator || before + given.Amount > -kept)
                    {
                        yield return new Violation("write-offs", $"{step.Stream}@{step.Step.Version}: {step.Write.Cause.By.Role} gave up {given} of {before}, of which {kept} are only kept back");
                    }

                    break;
            }
        }
    }

    /// <summary>What reversals took and what was given up of them never comes to more than the provider's part, and each payment has heard of all of it.</summary>
    private static IEnumerable<Violation> Taken(History history)
    {
        var less = history.All<BalanceWrittenOff>().SelectMany(step => step.Event.Reversals).ToLookup(reversal => reversal.IntentId, reversal => reversal.Amount.Amount);
        var heard = history.All<PaymentReversalForgiven>().ToLookup(step => step.Event.IntentId, step => step.Event.Amount.Amount);
        var reversed = history.All<PaymentTransferReversed>().ToLookup(step => step.Event.IntentId, step => step.Event.Amount.Amount);
        foreach (var back in history.Last<PaymentState>().SelectMany(payment => payment.State.Returns))
        {
            if (back.ReversalIntent is not { } intent)
            {
                continue;
            }

            var (forgiven, took) = (less[intent].Sum(), reversed[intent].Sum());
            if (heard[intent].Sum() != forgiven || took + forgiven > back.Provider.Amount || (took > 0 && took + forgiven != back.Provider.Amount))
            {
                yield return new Violation("write-offs", $"the reversal {intent} of {back.Provider} took {took}, {forgiven} were given up, and its payment knows of {heard[intent].Sum()}");
            }
        }
    }

    /// <summary>In the end there lies on providers' accounts at the gateway what they are yet to be paid, what reversals wait for, what disputes, fees and penalties keep there, and what charges took there and nobody has earned; and nothing that was given up is missing.</summary>
    private static IEnumerable<Violation> Lying(Town town)
    {
        var accounts = town.Watch.History.Last<ProviderAccountState>().Select(last => last.State).ToArray();
        var waits = town.Watch.History.Last<PaymentState>().SelectMany(payment => payment.State.Returns)
            .Where(back => back is { ReversalIntent: not null, ReversalReference: null }).Sum(back => back.Provider.Amount - back.WrittenOff);
        var kept = town.Watch.History.All<EarningsAdjusted>().Where(step => !step.Event.Item.IsByHand).Sum(step => -step.Event.Item.Amount.Amount) - town.Watch.History.All<BalanceWrittenOff>().Sum(step => step.Event.Fees.Amount);
        var expected = accounts.Sum(account => account.Waiting.Where(item => !item.IsByHand).Sum(item => item.Amount.Amount))
            + accounts.Sum(account => account.Reserves.Where(held => !held.IsByHand).Sum(held => held.Amount.Amount)) + waits + kept
            + town.Watch.History.Last<PaymentState>().Where(payment => payment.State.TransferReference is null).Sum(payment => payment.State.Moved?.Left ?? 0);
        var lies = town.Gateway.Record.Movements().Where(movement => !movement.IsPlatform).Sum(movement => movement.Net);
        if (lies != expected)
        {
            yield return new Violation("write-offs", $"{lies} lie on providers' accounts at the gateway, and {expected} should: {waits} for reversals and {kept} for disputes, fees and penalties");
        }
    }

    /// <summary>Each is the platform's loss, once.</summary>
    private static IEnumerable<Violation> Booked(Town town)
    {
        var given = town.Watch.History.All<BalanceWrittenOff>().Sum(step => step.Event.Item.Amount.Amount);
        var booked = town.Database.Ledger.Values.SelectMany(row => row.Transaction.Legs).Where(leg => leg.Account == Accounts.LossWriteOff).Sum(leg => leg.Amount.Amount);
        if (given != booked)
        {
            yield return new Violation("write-offs", $"{given} were given up, and {booked} are booked as lost");
        }
    }
}
