using Marketplace.Disputes;
using Marketplace.Ledger;
using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Simulations;

/// <summary>What holds of disputes at customers' banks, computed apart from the rules and by the gateway's own count.</summary>
internal static class DisputeLaws
{
    public static IEnumerable<Violation> Judge(History history) => [.. Steps(history), .. Bearers(history), .. OnAccounts(history)];

    /// <summary>In the end every dispute is known as the gateway has it, and what banks keep is borne as the terms say, to the cent.</summary>
    public static IEnumerable<Violation> Settled(Town town) => [.. Known(town), .. Borne(town), .. Reserved(town)];

    /// <summary>While a bank has money of a payment nobody gives any of it back by word, and what is earned meanwhile is not transferred.</summary>
    private static IEnumerable<Violation> Steps(History history)
    {
        foreach (var payment in history.Steps.Where(step => step.Step.After is PaymentState { Chargebacks: not null }).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            var (stakes, terms, isWithheld) = (new Dictionary<Guid, long>(), default(ChargebackTerms), false);
            foreach (var step in payment)
            {
                var stake = stakes.Values.Sum();
                switch (step.Step.Event)
                {
                    case PaymentDisputed news:
                        terms ??= news.Terms;
                        stakes[news.DisputeId] = news.End is ChargebackEnd.Open ? stakes.GetValueOrDefault(news.DisputeId) + news.Withdrawn.Amount - news.Reinstated.Amount : 0;
                        isWithheld &= stakes.Values.Sum() > 0;
                        break;
                    case PaymentReturnWanted when stake > 0:
                        yield return new Violation("chargebacks", $"{step.Stream}@{step.Step.Version}: {step.Step.Event} while a bank has {stake}");
                        break;
                    case PaymentEarned when stake > 0 && terms!.Loss is ChargebackBearer.Provider:
                        isWithheld = true;
                        break;
                    case PaymentTransferred or PaymentShareReached when isWithheld:
                        yield return new Violation("chargebacks", $"{step.Stream}@{step.Step.Version}: {step.Step.Event} while a bank has {stake}");
                        break;
                }
            }
        }
    }

    /// <summary>Who bears it is what the terms of its beginning say.</summary>
    private static IEnumerable<Violation> Bearers(History history)
    {
        var disputes = history.Last<DisputeState>().ToDictionary(dispute => dispute.Id.GetGuidKey(), dispute => dispute.State);
        foreach (var settled in history.All<PaymentChargebackSettled>().GroupBy(settled => settled.Event.DisputeId))
        {
            var (dispute, events) = (disputes[settled.Key], settled.Select(item => item.Event).ToArray());
            var terms = dispute.Case!.Terms.Chargeback;
            var (provider, borne, fee) = (events.Sum(e => e.Provider.Amount), events.Sum(e => e.Borne.Amount), events.Sum(e => e.Fee.Amount));
            var owed = provider > 0 && terms.Fee is ChargebackBearer.Provider ? dispute.Seen!.Fee.Amount : 0;
            if (fee != owed || (terms.Loss is ChargebackBearer.Provider ? borne : provider) != 0)
            {
                yield return new Violation("chargebacks", $"{settled.First().At.Stream}: by {terms} the provider bears {provider} and {fee}, and the platform {borne}");
            }
        }
    }

    /// <summary>What is kept back, let go, taken and charged is on the provider's account once, as much as the payment says.</summary>
    private static IEnumerable<Violation> OnAccounts(History history)
    {
        var listed = history.All<EarningsAdjusted>().Select(item => item.Event.Item).Concat(history.All<EarningsDebited>().Select(item => item.Event.Item))
            .ToLookup(item => item.Entry, item => item.Amount.Amount);
        var wanted = history.All<PaymentShareReserved>().Select(item => (item.At, item.Event.EntryId, Amount: -item.Event.Amount.Amount))
            .Concat(history.All<PaymentShareFreed>().Select(item => (item.At, item.Event.EntryId, Amount: item.Event.Amount.Amount)))
            .Concat(history.All<PaymentChargebackSettled>().Where(item => item.Event.ReversalIntent is not null).Select(item => (item.At, item.Event.EntryId, Amount: -item.Event.Provider.Amount)))
            .Concat(history.All<PaymentChargebackSettled>().Where(item => item.Event.Fee.IsPositive).Select(item => (item.At, EntryId: DerivedId.From(item.Event.DisputeId, "fee"), Amount: -item.Event.Fee.Amount)));
        return from item in wanted
               where !listed[item.EntryId].SequenceEqual([item.Amount])
               select new Violation("chargebacks", $"{item.At.Stream}@{item.At.Step.Version}: {item.Amount} are on the provider's account as {string.Join(", ", listed[item.EntryId])}");
    }

    /// <summary>I13: whatever news was lost, each dispute stands here as it stands there, and was answered once of each question.</summary>
    private static IEnumerable<Violation> Known(Town town)
    {
        var ours = town.Watch.History.Last<DisputeState>().ToDictionary(dispute => dispute.State.Case!.Reference, dispute => dispute.State, StringComparer.Ordinal);
        foreach (var dispute in town.Gateway.Record.Disputes())
        {
            var known = ours.GetValueOrDefault(dispute.Id);
            var answers = (long)dispute.Body["evidence_details"]!["submission_count"]!;
            if (known is null || Postgres.Wire.Name(known.Status) != dispute.Status || known.Seen!.Amount.Amount != dispute.Amount("amount") || answers > 2)
            {
                yield return new Violation("I13", $"{dispute.Id} is {dispute.Status} for {dispute.Amount("amount")} after {answers} answers, and here it is {known?.Status} for {known?.Seen?.Amount}");
            }

            if (known is not null && known.AnswerIntent is null && known.Evidence is null && answers > 0)
            {
                yield return new Violation("I13", $"{dispute.Id} was answered, and nobody knows with what");
            }
        }
    }

    /// <summary>What banks keep is refunds that need not be made, taken of what was earned, or the platform's by the terms.</summary>
    private static IEnumerable<Violation> Borne(Town town)
    {
        var disputes = town.Gateway.Record.Disputes().ToDictionary(dispute => dispute.Id, StringComparer.Ordinal);
        var losses = town.Database.Ledger.Values.SelectMany(row => row.Transaction.Legs).Where(leg => leg.Account == Accounts.LossChargeback)
            .ToLookup(leg => leg.Owner, leg => leg.Amount.Amount);
        foreach (var subject in town.Watch.History.Last<DisputeState>().Select(dispute => dispute.State.Case!).GroupBy(said => said.BookingId))
        {
            var lost = subject.Sum(said => disputes.TryGetValue(said.Reference, out var dispute) && dispute.Status == "lost" ? dispute.Amount("amount") : 0);
            var settled = town.Watch.History.All<PaymentChargebackSettled>().Where(item => ((PaymentState)item.At.Step.After).BookingId == subject.Key).Select(item => item.Event).ToArray();
            var (borne, others) = (settled.Sum(e => e.Borne.Amount), settled.Sum(e => e.Refunds.Sum(refund => refund.Amount.Amount) + (e.Provider + e.Commission + e.CommissionTax + e.CustomerFee).Amount - (e.Coupon?.Amount ?? 0)));
            borne += town.Watch.History.All<PaymentGivenTwice>().Where(item => ((PaymentState)item.At.Step.After).BookingId == subject.Key).Sum(item => item.Event.Amount.Amount);
            if (losses[subject.Key].Sum() != lost - others || (lost != others + borne && subject.All(said => said.Purpose is not PaymentPurpose.Package)))
            {
                yield return new Violation("chargebacks", $"banks keep {lost} of {subject.Key}; {others} are settled, {borne} borne by the platform, and the ledger has a loss of {losses[subject.Key].Sum()}");
            }
        }
    }

    private static IEnumerable<Violation> Reserved(Town town)
    {
        var rolling = town.Watch.History.Last<ProviderAccountState>().ToDictionary(account => account.Id.GetGuidKey(), account => account.State.Reserves.Sum(held => held.Amount.Amount));
        foreach (var reserve in town.Database.Ledger.Values.SelectMany(row => row.Transaction.Legs).Where(leg => leg.Account == Accounts.ReserveProvider)
                     .GroupBy(leg => leg.Owner, leg => leg.Amount.Amount).Where(reserve => -reserve.Sum() != rolling.GetValueOrDefault(reserve.Key)))
        {
            yield return new Violation("chargebacks", $"{-reserve.Sum()} of {reserve.Key} are still kept back, and {rolling.GetValueOrDefault(reserve.Key)} should be");
        }
    }
}
