using Marketplace.Ledger;
using Marketplace.Providers;

namespace Marketplace.Reports;

/// <summary>What happened in a time, added up. All of one answer is as of one moment.</summary>
internal interface IReports
{
    /// <summary>What was booked in each period, by account and what moved it.</summary>
    /// <param name="bounds">The first instants of the periods and, last, the first after them; rising.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>In the order of periods, then currency, account and purpose.</returns>
    Task<ImmutableArray<BookedSum>> Booked(ImmutableArray<DateTimeOffset> bounds, CancellationToken cancellationToken);

    /// <summary>What somebody invoiced and was invoiced, by what for and with which country.</summary>
    /// <param name="party">Who: a provider, or the platform.</param>
    /// <param name="from">Not what was issued before it.</param>
    /// <param name="until">Only what was issued before it.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>What they issued first, then by kind, country and currency.</returns>
    Task<ImmutableArray<TaxSum>> Invoiced(Guid party, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Providers who earned something in a year or gave it back, in pages, the latest to register first.</summary>
    Task<Page<SellerYear>> Sellers(SellerQuarters quarters, PageRequest page, CancellationToken cancellationToken);

    /// <summary>All of them.</summary>
    IAsyncEnumerable<SellerYear> AllSellers(SellerQuarters quarters, CancellationToken cancellationToken);

    /// <summary>One of them; null where nothing of theirs moved.</summary>
    Task<SellerYear?> Seller(Guid provider, SellerQuarters quarters, CancellationToken cancellationToken);
}

/// <param name="Period">From 0.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Account">Of the chart.</param>
/// <param name="Purpose">Of the movements.</param>
/// <param name="Amount">In the smallest unit; debits are positive.</param>
internal sealed record BookedSum(int Period, string Currency, string Account, string Purpose, long Amount);

/// <param name="IsIssued">False for what they were invoiced.</param>
/// <param name="Kind">What for, as `GET /invoices` calls it.</param>
/// <param name="Country">Of the other side; null where nobody told it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Invoices">How many.</param>
/// <param name="Net">Of these, in the smallest unit.</param>
/// <param name="Tax">Of these.</param>
/// <param name="CreditNotes">How many.</param>
/// <param name="CreditedNet">Of these.</param>
/// <param name="CreditedTax">Of these.</param>
internal sealed record TaxSum(
    bool IsIssued, string Kind, string? Country, string Currency, long Invoices, long Net, long Tax, long CreditNotes, long CreditedNet, long CreditedTax);

/// <summary>The quarters of a year on somebody's calendar.</summary>
/// <param name="Bounds">Five instants: where each begins, and where the last ends.</param>
internal sealed record SellerQuarters(ImmutableArray<DateTimeOffset> Bounds)
{
    public static SellerQuarters Of(int year, BooksOptions books) =>
        new([.. Enumerable.Range(0, 5).Select(quarter => books.StartOf(new DateOnly(year, 1, 1).AddMonths(3 * quarter)))]);
}

/// <summary>A provider and their year.</summary>
internal sealed record SellerYear(Guid ProviderId, string BusinessName, string Country, TaxDetails? Details, ImmutableArray<SellerSum> Sums);

/// <param name="Quarter">From 1.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Consideration">What they got, after what the platform kept, less what they gave back; in the smallest unit.</param>
/// <param name="Fees">What the platform kept as its commission.</param>
/// <param name="Taxes">The tax on that.</param>
/// <param name="Activities">Bookings of which something was earned.</param>
internal sealed record SellerSum(int Quarter, string Currency, long Consideration, long Fees, long Taxes, long Activities);
