using Marketplace.Postgres;
using Marketplace.Treasury;

namespace Marketplace.Simulations;

internal sealed class MemoryCashMovementList(MemoryPages pages) : ICashMovementList
{
    public Task<Page<CashMovementBody>> Read(string? gateway, PageRequest page, CancellationToken cancellationToken) => pages.ByInstant(
        pages[ReadModel.CashMovements].Where(row => gateway is null || row.Text("gateway") == gateway), "recorded_at", page, Movement, cancellationToken);

    private static CashMovementBody Movement(MemoryRow row) => new(
        row.Id("id"),
        EnumNames<CashMovementKind>.ByName[row.Text("kind")],
        row.Text("gateway"),
        new Money(row.Number("amount"), row.Text("currency")),
        row.Text("reference"),
        EnumNames<CashMovementStatus>.ByName[row.Text("status")],
        row.OptionalText("note"),
        row.Instant("recorded_at"),
        row.OptionalId("recorded_by"),
        row.OptionalInstant("ended_at"),
        row.OptionalId("ended_by"),
        row.OptionalText("reason"));
}
