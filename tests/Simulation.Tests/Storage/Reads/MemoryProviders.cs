using Marketplace.Payouts;
using Marketplace.Postgres;
using Marketplace.Providers;

namespace Marketplace.Simulations;

internal sealed class MemoryProviderNumbers(MemoryDatabase database) : IProviderNumbers
{
    private static readonly ImmutableArray<string> Sold = ["confirmed", "in_progress", "completed", "closed", "disputed", "no_show_reported", "no_show", "delivered", "changes_requested", "overdue", "complained", "working", "awaiting_funding"];
    private static readonly ImmutableArray<string> Unreleased = ["confirmed", "in_progress", "completed", "disputed", "no_show_reported", "delivered", "changes_requested", "overdue", "complained", "working", "awaiting_funding"];

    public Task<ProviderNumbers> Read(Guid providerId, CancellationToken cancellationToken)
    {
        var listings = Of(ReadModel.Listings, providerId);
        var bookings = Of(ReadModel.Bookings, providerId);
        return Task.FromResult(new ProviderNumbers(
            database.RatingOf("provider", providerId),
            listings.Count(row => row.Text("status") != "archived"),
            listings.Count(row => row.Text("status") == "active"),
            bookings.Length,
            bookings.Count(row => row.Text("status") is "completed" or "closed")));
    }

    public Task<IReadOnlyList<RevenueBody>> Revenue(Guid providerId, CancellationToken cancellationToken)
    {
        var bookings = Of(ReadModel.Bookings, providerId);
        var paid = Of(ReadModel.Payouts, providerId).Where(row => row.Text("status") == "paid").ToArray();
        var currencies = bookings.Concat(paid).Select(row => row.Text("currency")).Distinct().Order(StringComparer.Ordinal);
        return Task.FromResult<IReadOnlyList<RevenueBody>>(
            [.. currencies.Select(currency => RevenueIn(currency, In(currency, bookings), In(currency, paid)))]);
    }

    public Task<(BookingCounts Bookings, long Unread)> Counts(Guid providerId, CancellationToken cancellationToken)
    {
        var statuses = Of(ReadModel.Bookings, providerId).Select(row => row.Text("status")).ToArray();
        var unread = Of(ReadModel.Threads, providerId).Count(row => row.Number("provider_read") < row.Number("last_sequence"));
        return Task.FromResult((
            new BookingCounts(
                statuses.Length,
                statuses.Count(status => status == "requested"),
                statuses.Count(status => status == "confirmed"),
                statuses.Count(status => status == "in_progress"),
                statuses.Count(status => status is "completed" or "closed"),
                statuses.Count(status => status is "cancelled" or "refunded")),
            (long)unread));
    }

    private RevenueBody RevenueIn(string currency, MemoryRow[] bookings, MemoryRow[] paid) => new(
        new Money(bookings.Where(row => Sold.Contains(row.Text("status"))).Sum(row => (row.OptionalNumber("paid") ?? row.Number("total")) - row.Number("refunded")), currency),
        new Money(bookings.Where(row => row.OptionalInstant("released_at") is not null || row.OptionalNumber("pending") is not null).Sum(Share), currency),
        new Money(
            bookings.Where(row => row.OptionalInstant("released_at") is null && Unreleased.Contains(row.Text("status"))).Sum(row => row.OptionalNumber("pending") ?? Share(row)), currency),
        new Money(paid.Sum(row => row.Number("amount")), currency));

    private static MemoryRow[] In(string currency, MemoryRow[] rows) => [.. rows.Where(row => row.Text("currency") == currency)];

    private long Share(MemoryRow booking) =>
        database.ReadModels[ReadModel.Payments].Rows.Where(row => row.Id("booking_id") == booking.Id("id")).Sum(row => row.Number("provider_share"));

    private MemoryRow[] Of(ReadModel model, Guid provider) => [.. database.ReadModels[model].Rows.Where(row => row.OptionalId("provider_id") == provider)];
}

internal sealed class MemoryProviderMoney(MemoryPages pages) : IProviderMoney
{
    public Task<IReadOnlyList<(string Status, Money Amount)>> Sums(Guid providerId, CancellationToken cancellationToken)
    {
        var pending = pages[ReadModel.Bookings]
            .Where(row => IsPending(row, providerId))
            .Select(row => (Status: "pending", Currency: row.Text("currency"), Amount: Pending(row)));
        var payouts = pages[ReadModel.Payouts]
            .Where(row => row.Id("provider_id") == providerId)
            .Select(row => (Status: row.Text("status"), Currency: row.Text("currency"), Amount: row.Number("amount")));
        return Task.FromResult<IReadOnlyList<(string, Money)>>(
            [.. pending.Concat(payouts).GroupBy(row => (row.Status, row.Currency))
                .OrderBy(sum => sum.Key.Status, StringComparer.Ordinal).ThenBy(sum => sum.Key.Currency, StringComparer.Ordinal)
                .Select(sum => (sum.Key.Status, new Money(sum.Sum(row => row.Amount), sum.Key.Currency)))]);
    }

    public Task<Page<PayoutListItem>> Payouts(Guid providerId, PageRequest page, CancellationToken cancellationToken) =>
        pages.ByInstant(
            pages[ReadModel.Payouts].Where(row => row.Id("provider_id") == providerId),
            "scheduled_at",
            page,
            row => new PayoutListItem(
                row.Id("id"),
                row.Text("status"),
                new Money(row.Number("amount"), row.Text("currency")),
                new PayoutPeriod(row.Instant("period_from"), row.Instant("period_to")),
                row.OptionalInstant("arrival_date")),
            cancellationToken);

    /// <summary>Paid, and not earned yet.</summary>
    public static bool IsPending(MemoryRow row, Guid provider) =>
        row.Id("provider_id") == provider && row.OptionalInstant("released_at") is null
        && row.Text("status") is "confirmed" or "in_progress" or "completed" or "disputed" or "no_show_reported" or "delivered" or "changes_requested" or "overdue" or "complained" or "working" or "awaiting_funding";

    /// <summary>What is left of the provider's share after refunds; nothing is known of what cost nothing.</summary>
    public static long Pending(MemoryRow row) => row.OptionalNumber("pending") is { } pending ? pending : row.Number("total") is var total and not 0
        ? row.Number("provider_earns")
            - (long)Math.Round((decimal)row.Number("provider_earns") * row.Number("refunded") / total, MidpointRounding.AwayFromZero)
        : 0;
}
