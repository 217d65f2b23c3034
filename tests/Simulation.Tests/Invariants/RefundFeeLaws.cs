using Marketplace.Bookings;
using Marketplace.Payments;
using Marketplace.Payouts;

namespace Marketplace.Simulations;

/// <summary>What providers pay of the gateway's fees is the part of what went back for their sake, once, where their payments were begun so; computed apart from the rules.</summary>
internal static class RefundFeeLaws
{
    public static IEnumerable<Violation> Judge(History history) => [.. Shares(history), .. OnAccounts(history)];

    private static IEnumerable<Violation> Shares(History history)
    {
        var returned = Returned(history).ToLookup(back => back.Payment, back => back.Amount);
        foreach (var payment in history.Steps.Where(step => step.Step.After is PaymentState).GroupBy(step => step.Stream.GetGuidKey()))
        {
            var events = payment.Select(step => step.Step.Event).ToArray();
            var captured = events.OfType<PaymentCaptured>().LastOrDefault();
            var bears = events.OfType<PaymentStarted>().Single().RefundFee is GatewayFeeBearer.Provider;
            var back = captured is null || !bears ? 0 : returned[payment.Key].Sum();
            var charged = events.OfType<PaymentFeeCharged>().Sum(fee => fee.Amount.Amount);

            // Of what goes back in one step half a unit goes up; no more of a fee than can be paid.
            var step = captured is null ? 1 : Rounding.StepOf(captured.Amount.Currency);
            var due = captured is null || back == 0 ? 0 : Math.Min(captured.Fee.Amount / step, Math.Floor(((decimal)captured.Fee.Amount * back / captured.Amount.Amount / step) + 0.5m)) * step;
            if (charged != due)
            {
                yield return new Violation("refund fees", $"{payment.First().Stream}: of {captured?.Fee} of {captured?.Amount} the provider paid {charged}, and {due} are theirs as {back} went back for their sake");
            }
        }
    }

    /// <summary>What went back of each payment because its provider wished it, cancelled, or did not come.</summary>
    private static IEnumerable<(Guid Payment, long Amount)> Returned(History history)
    {
        foreach (var step in history.Steps)
        {
            (Money? Refund, ImmutableArray<PaymentPart>? Parts) back = step.Step.Event switch
            {
                BookingCancelled { By: BookingSide.Provider } e => (e.Settlement.Refund, e.Parts),
                BookingNoShowUpheld { Absent: BookingSide.Provider } e => (e.Settlement.Refund, e.Parts),
                BookingRefunded { By: BookingSide.Provider } e => (e.Amount, e.Parts),
                PaymentReturnWanted { ByOperator: false } e => (e.Refund, [Part(step.Stream.GetGuidKey(), e.Refund)]),
                _ => (null, null),
            };
            foreach (var part in back is { Refund: { } refund } ? back.Parts ?? [Part(PaymentId.OfSale(step.Stream.GetGuidKey()), refund)] : [])
            {
                yield return (part.PaymentId, part.Settlement.Refund.Amount);
            }
        }

        static PaymentPart Part(Guid payment, Money refund) => new(payment, Settlement.Nothing(refund.Currency) with { Refund = refund });
    }

    /// <summary>Each is on the provider's account once.</summary>
    private static IEnumerable<Violation> OnAccounts(History history)
    {
        var listed = history.All<EarningsAdjusted>().Select(item => item.Event.Item).Where(item => item.Kind is AccountItemKind.RefundFee).ToLookup(item => item.Entry, item => item.Amount.Amount);
        var charged = history.All<PaymentFeeCharged>().Where(fee => fee.Event.Amount.IsPositive).ToDictionary(fee => fee.Event.EntryId, fee => -fee.Event.Amount.Amount);
        return from entry in listed.Select(item => item.Key).Union(charged.Keys)
               where !charged.TryGetValue(entry, out var amount) || !listed[entry].SequenceEqual([amount])
               select new Violation("refund fees", $"{charged.GetValueOrDefault(entry)} are on the provider's account as {string.Join(", ", listed[entry])}");
    }
}
