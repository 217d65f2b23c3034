using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What holds of shares that charges took to providers, computed from the events and apart from the rules.</summary>
internal static class ShareLaws
{
    /// <summary>What is frozen on a payment is what its charge takes, once; and a refund waits for what has to come back before it.</summary>
    public static IEnumerable<Violation> Judge(History history)
    {
        foreach (var payment in history.Steps.Where(step => step.Step.After is PaymentState).GroupBy(step => step.Step.Stream, StringComparer.Ordinal))
        {
            var (asked, moved, answered, recalls, before) = (default(Money?), 0, new HashSet<Guid>(), new List<Guid>(), new Dictionary<Guid, Guid[]>());
            Guid? wanted = null;
            foreach (var step in payment)
            {
                wanted = step.Step.Event is PaymentShareRecalled ? wanted : null;
                switch (step.Step.Event)
                {
                    case PaymentStarted started:
                        asked = started.Share;
                        break;
                    case PaymentShareMoved share when ++moved > 1 || share.Amount != asked:
                        yield return new Violation("shares", $"{step.Stream}@{step.Step.Version}: the charge took {share.Amount} to the provider, and {asked} was asked for once");
                        break;
                    case RefundWanted refund:
                        before[refund.IntentId] = [.. recalls];
                        wanted = refund.IntentId;
                        break;
                    case PaymentShareRecalled recalled:
                        recalls.Add(recalled.IntentId);
                        if (wanted is { } refunded)
                        {
                            before[refunded] = [.. recalls];
                        }

                        break;
                    case PaymentReversalHeld held:
                        answered.Add(held.IntentId);
                        break;
                    case PaymentTransferReversed reversed:
                        answered.Add(reversed.IntentId);
                        break;
                    case PaymentRefunded done when before.TryGetValue(done.IntentId, out var first) && !first.All(answered.Contains):
                        yield return new Violation("shares", $"{step.Stream}@{step.Step.Version}: {done.Amount} went back before the provider's part of it had come back");
                        break;
                }
            }
        }
    }

    /// <summary>In the end there lies of each payment with the provider what they earned of it; of what is not earned no more than their part of what is held.</summary>
    public static IEnumerable<Violation> Settled(History history)
    {
        var reversed = history.All<PaymentTransferReversed>().ToLookup(step => step.At.Stream, step => step.Event.Amount.Amount);
        foreach (var (at, share) in history.All<PaymentShareMoved>())
        {
            var payment = history.Last<PaymentState>().Single(last => last.Id == at.Stream).State;
            var sent = history.All<PaymentTransferred>().Where(step => step.At.Stream == at.Stream).Sum(step => step.Event.Amount.Amount);
            var waits = payment.Returns.Where(back => back is { ReversalIntent: not null, ReversalReference: null }).Sum(back => back.Provider.Amount - back.WrittenOff);
            var lies = share.Amount.Amount + sent - reversed[at.Stream].Sum() - waits - payment.Returns.Sum(back => back.WrittenOff);
            var fair = payment.Shares is not null ? payment.ProviderShare : (decimal)share.Amount.Amount * payment.Held / payment.Captured;
            if (payment.TransferReference is not null ? lies != payment.ProviderShare : lies < 0 || lies - fair >= Rounding.StepOf(share.Amount.Currency))
            {
                yield return new Violation("shares", $"{at.Stream}: {lies} lie with the provider for good, and {fair} should");
            }
        }
    }
}
