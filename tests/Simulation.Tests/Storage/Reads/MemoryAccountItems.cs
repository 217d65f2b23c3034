using Marketplace.Payouts;
using Marketplace.Postgres;

namespace Marketplace.Simulations;

internal sealed class MemoryAccountItems(MemoryPages pages) : IAccountItems
{
    public Task<Page<AccountItemBody>> Waiting(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        Items(row => row.Id("provider_id") == providerId && row.OptionalId("payout_id") is null, page, cancellationToken);

    public Task<Page<AccountItemBody>> Pending(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            pages[ReadModel.Bookings].Where(row => MemoryProviderMoney.IsPending(row, providerId) && MemoryProviderMoney.Pending(row) > 0),
            "booked_at",
            page,
            row => new AccountItemBody(
                row.Id("id"), row.Instant("booked_at"), "pending", new Money(MemoryProviderMoney.Pending(row), row.Text("currency")), row.Id("id"), null, null, null, null),
            cancellationToken);

    public Task<Page<AccountItemBody>> Reserved(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            pages[ReadModel.ProviderAccountItems].Where(row => row.Id("provider_id") == providerId && row.Number("reserved") > 0)
                .Select(row => (Item(row) with { Amount = new Money(row.Number("reserved"), row.Text("currency")) }, row.Instant("at"), row.Id("entry_id"))),
            page,
            item => item,
            cancellationToken);

    public Task<Page<AccountItemBody>> OfPayout(Guid payoutId, PageRequest page, CancellationToken cancellationToken) =>
        pages[ReadModel.PayoutItems].Where(row => row.Id("payout_id") == payoutId && !row.Is("stands")).ToArray() is { Length: > 0 } givenBack
            ? pages.ByInstant(givenBack.Select(GivenBack).Select(item => (item, item.At, item.Id)), page, item => item, cancellationToken)
            : Items(row => row.OptionalId("payout_id") == payoutId, page, cancellationToken);

    private AccountItemBody GivenBack(MemoryRow row)
    {
        var account = pages[ReadModel.ProviderAccountItems].SingleOrDefault(item => item.Id("entry_id") == row.Id("entry_id"));
        var payout = pages[ReadModel.Payouts].Single(payout => payout.Id("id") == row.Id("payout_id"));
        return new AccountItemBody(
            row.Id("entry_id"),
            account?.Instant("at") ?? payout.Instant("scheduled_at"),
            row.Text("kind"),
            new Money(row.Number("amount"), row.Text("currency")),
            account?.OptionalId("booking_id"),
            account?.OptionalId("payment_id"),
            account?.OptionalId("package_id"),
            account?.OptionalInstant("release_at"),
            payout.Is("by_hand"));
    }

    private Task<Page<AccountItemBody>> Items(Func<MemoryRow, bool> which, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            pages[ReadModel.ProviderAccountItems].Where(which).Select(row => (row, row.Instant("at"), row.Id("entry_id"))), page, Item, cancellationToken);

    private static AccountItemBody Item(MemoryRow row) =>
        new(
            row.Id("entry_id"),
            row.Instant("at"),
            row.Text("kind"),
            new Money(row.Number("amount"), row.Text("currency")),
            row.OptionalId("booking_id"),
            row.OptionalId("payment_id"),
            row.OptionalId("package_id"),
            row.OptionalInstant("release_at"),
            row.Is("by_hand"));
}
