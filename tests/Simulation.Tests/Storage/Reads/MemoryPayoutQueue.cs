using Marketplace.Payouts;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryPayoutQueue(MemoryPages pages) : IPayoutQueue
{
    public Task<Page<PayoutQueueItem>> Read(PageRequest page, CancellationToken cancellationToken)
    {
        var failed = pages[ReadModel.Payouts].Where(row => row.Text("status") == "failed").Select(row => new PayoutQueueItem(
            row.Id("id"),
            "failed",
            row.Id("provider_id"),
            row.Id("id"),
            new Money(row.Number("amount"), row.Text("currency")),
            row.OptionalText("failure_code"),
            row.Instant("failing_since")));
        var held = pages[ReadModel.PayoutHolds].Where(row => new[] { "held_at", "flagged_at", "paused_at" }.Any(column => row.OptionalInstant(column) is not null)).Select(Held);
        return pages.ByInstant(failed.Concat(held).Select(item => (item, item.Since, item.Id)), page, item => item, cancellationToken, descending: false);
    }

    private static PayoutQueueItem Held(MemoryRow row)
    {
        var (at, reason, state) = row.OptionalInstant("held_at") is { } held
            ? (held, row.OptionalText("hold_reason"), "held")
            : row.OptionalInstant("flagged_at") is { } flagged ? (flagged, null, "flagged")
            : (row.Instant("paused_at"), row.OptionalText("pause_reason"), "paused");
        return new PayoutQueueItem(row.Id("provider_id"), state, row.Id("provider_id"), null, null, reason, at);
    }
}
