using Marketplace.Postgres;
using Marketplace.SecurityDeposits;

namespace Marketplace.Simulations;

internal sealed class MemorySecurityDepositList(MemoryPages pages) : ISecurityDepositList
{
    public Task<Page<ContestedClaimItem>> Contested(PageRequest page, CancellationToken cancellationToken) => pages.ByInstant(
        pages[ReadModel.SecurityDeposits].Where(row => row.Text("status") == Wire.Name(SecurityDepositStatus.Contested)).Select(row => (row, row.Instant("contested_at"), row.Id("id"))),
        page,
        Item,
        cancellationToken,
        descending: false);

    private static ContestedClaimItem Item(MemoryRow row)
    {
        var currency = row.Text("currency");
        return new ContestedClaimItem(
            row.Id("booking_id"),
            row.Text("title"),
            row.Id("customer_id"),
            row.Id("provider_id"),
            new Money(row.Number("amount"), currency),
            new Money(row.Number("claimed"), currency),
            new Money(row.Number("granted"), currency),
            row.Instant("contested_at"),
            row.Is("is_overdue"));
    }
}
