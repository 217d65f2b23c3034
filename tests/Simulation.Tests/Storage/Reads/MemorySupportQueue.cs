using Marketplace.Conversations;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemorySupportQueue(MemoryPages pages) : ISupportQueue
{
    public Task<Page<WaitingThreadBody>> Read(PageRequest page, CancellationToken cancellationToken) => pages.ByInstant(
        pages[ReadModel.Threads].Where(row => row["waiting_since"] is not null).Select(row => (row, row.Instant("waiting_since"), row.Id("id"))),
        page,
        Item,
        cancellationToken,
        descending: false);

    private static WaitingThreadBody Item(MemoryRow row) => new(
        row.Id("id"), row.Id("customer_id"), row.Text("title"), row.OptionalId("subject_id"), row.Instant("waiting_since"), row.OptionalId("assigned_to"));
}
