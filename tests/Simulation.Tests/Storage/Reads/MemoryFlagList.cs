using Marketplace.Abuse;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryFlagList(MemoryPages pages) : IFlagList
{
    public Task<Page<FlagBody>> Read(FlagStatus status, PageRequest page, CancellationToken cancellationToken) => pages.ByInstant(
        pages[ReadModel.AbuseFlags].Where(row => row.Text("status").Equals(status.ToString(), StringComparison.OrdinalIgnoreCase)).Select(row => (row, row.Instant("raised_at"), row.Id("id"))),
        page,
        Flag,
        cancellationToken,
        descending: false);

    private static FlagBody Flag(MemoryRow row) => FlagBody.Of(
        row.Id("id"),
        row.Text("rule"),
        row.Text("status"),
        row.OptionalId("provider_id"),
        row.OptionalId("customer_id"),
        row.Is("holds_payouts"),
        row.Json("facts"),
        row.Instant("raised_at"),
        row.OptionalInstant("decided_at"),
        row.OptionalId("decided_by"),
        row.OptionalText("reason"));
}
