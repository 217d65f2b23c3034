using Marketplace.Payments;

namespace Marketplace.Simulations;

/// <summary>What holds of refunds that came back, by the gateway's own count.</summary>
internal static class FailedRefundLaws
{
    public static IEnumerable<Violation> Judge(Town town) => [.. Heard(town), .. Owed(town)];

    /// <summary>Each is heard of once, however often and in whatever order it is told, and by whatever way.</summary>
    private static IEnumerable<Violation> Heard(Town town)
    {
        var told = town.Watch.History.All<PaymentRefundFailed>().ToLookup(heard => heard.Event.RefundReference, heard => heard.Event.Amount.Amount, StringComparer.Ordinal);
        var moved = town.Gateway.Record.Movements().Where(movement => movement.Type is "refund_failure").ToLookup(movement => movement.Reference!, movement => movement.Net, StringComparer.Ordinal);
        return from reference in told.Select(heard => heard.Key).Union(moved.Select(failed => failed.Key), StringComparer.Ordinal)
               where !told[reference].SequenceEqual(moved[reference])
               select new Violation("failed refunds", $"{string.Join(", ", moved[reference])} of {reference} came back, and we have heard of {string.Join(", ", told[reference])}");
    }

    /// <summary>What counts as given back did not come back; and what came back was given by another way, or waits.</summary>
    private static IEnumerable<Violation> Owed(Town town)
    {
        var failed = town.Gateway.Record.Movements().Where(movement => movement.Type is "refund_failure").Select(movement => movement.Reference!).ToHashSet(StringComparer.Ordinal);
        return from payment in town.Watch.History.Last<PaymentState>()
               from refund in payment.State.Refunds
               where (refund.RefundReference is { } given && failed.Contains(given)) || (refund is { RefundReference: null, FailedReference: not null, ByHand: false })
               select new Violation("failed refunds", $"{payment.Id}: of {refund.Amount} that came back nobody takes care: {refund}");
    }
}
