using Marketplace.Payments;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryHandoverList(MemoryPages pages) : IHandoverList
{
    public Task<Page<HandoverBody>> Read(Guid? provider, PageRequest page, CancellationToken cancellationToken)
    {
        var rows = pages[ReadModel.Handovers].Where(row => provider is null || (row.Id("provider_id") == provider && row.OptionalText("collector") != "platform"));
        return pages.ByInstant(rows.Select(Item).Select(item => (item, item.Since, item.Id)), page, item => item, cancellationToken, descending: false);
    }

    private static HandoverBody Item(MemoryRow row) => new(
        row.Id("id"),
        row.Text("kind"),
        row.OptionalId("payment_id"),
        row.OptionalId("booking_id"),
        row.Id("provider_id"),
        row.OptionalText("collector"),
        new Money(row.Number("amount"), row.Text("currency")),
        row.Instant("since"),
        row.OptionalText("failure"),
        row.Is("retryable"));
}
