using System.Globalization;
using Marketplace.Invoices;
using Marketplace.Ledger;
using Marketplace.Payouts;
using Marketplace.Providers;

namespace Marketplace.Reports;

/// <summary>What finance and tax offices ask for, from the ledger and the invoices.</summary>
internal static class ReportEndpoints
{
    private const int FirstYear = 1970;
    private const int LastYear = 2998;

    private static readonly Refusal UnknownYear = new(RefusalKind.Unknown, "report.unknown-year", "There is no such year.");

    public static void MapReports(this RouteGroupBuilder api)
    {
        var reports = api.MapGroup("/admin/reports").WithTags("Reports").RequireOperator();
        reports.MapGet("/revenue", Revenue).WithName("ReportRevenue").WithSummary("What the platform earned, by period.");
        reports.MapGet("/tax", Tax).WithName("ReportTax").WithSummary("What the platform invoiced and credited, and the tax on it.");
        reports.MapGet("/sellers/{year}", Sellers).WithName("ReportSellers").WithSummary("What has to be reported of providers for a year (DAC7).");
        reports.MapGet("/sellers/{year}.csv", SellersAsCsv).WithName("ExportSellers").WithSummary("The same as CSV.");

        var mine = api.MapGroup("/providers/me/reports").WithTags("Reports").RequireAuthorization();
        mine.MapGet("/tax", MyTax).WithName("ReportMyTax").WithSummary("What I invoiced and was invoiced, and the tax on it.");
        mine.MapGet("/sellers/{year}", Me).WithName("ReportMe").WithSummary("What is reported of me for a year.");
    }

    /// <param name="from">The first day, `2026-01-01`; of this year unless told otherwise.</param>
    /// <param name="until">The day after the last one; a year later unless told otherwise.</param>
    /// <param name="interval">`day`, `week`, `month` (the default), `quarter` or `year`.</param>
    /// <param name="books">Whose calendar it is.</param>
    /// <param name="clock">Knows this year.</param>
    /// <param name="reports">Adds up.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<RevenueReport>> Revenue(
        string? from,
        string? until,
        string? interval,
        BooksOptions books,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
        IReports reports,
        CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var cut = check.OptionalOneOf<ReportInterval>("interval", interval) ?? ReportInterval.Month;
        var days = ReportDays.Of(check, from, until, cut, books, clock.GetUtcNow());
        return days is null ? check.Refusal! : RevenueReport.Of(days, cut, await reports.Booked(days.Bounds, cancellationToken));
    }

    /// <param name="from">The first day, `2026-01-01`; of this year unless told otherwise.</param>
    /// <param name="until">The day after the last one; a year later unless told otherwise.</param>
    /// <param name="books">Whose calendar it is.</param>
    /// <param name="clock">Knows this year.</param>
    /// <param name="reports">Adds up.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<TaxReport>> Tax(
        string? from,
        string? until,
        BooksOptions books,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
        IReports reports,
        CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var days = ReportDays.Of(check, from, until, ReportInterval.Year, books, clock.GetUtcNow());
        return days is null
            ? check.Refusal!
            : TaxReport.Of(days.From, days.Until, books.TimeZone, await reports.Invoiced(InvoiceIds.Platform, days.Bounds[0], days.Bounds[^1], cancellationToken));
    }

    /// <param name="from">The first day, `2026-03-01`; of this month unless told otherwise.</param>
    /// <param name="until">The day after the last one; a month later unless told otherwise.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="calendar">Knows the days.</param>
    /// <param name="reports">Adds up.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<TaxReport>> MyTax(
        string? from, string? until, Caller caller, StatementCalendar calendar, IReports reports, CancellationToken cancellationToken)
    {
        var (days, refusal) = await calendar.Of(from, until, caller.Actor.ProviderId, caller, cancellationToken);
        return refusal is not null
            ? refusal
            : TaxReport.Of(days!.From, days.Until, days.TimeZone, await reports.Invoiced(caller.Actor.ProviderId, days.Start, days.End, cancellationToken));
    }

    /// <param name="year">Of the calendar of the books.</param>
    /// <param name="page">Which page.</param>
    /// <param name="books">Whose calendar it is.</param>
    /// <param name="reports">Adds up.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<Page<SellerReport>>> Sellers(
        string year, PageRequest page, BooksOptions books, IReports reports, CancellationToken cancellationToken)
    {
        if (YearOf(year) is not { } which)
        {
            return UnknownYear;
        }

        var sellers = await reports.Sellers(SellerQuarters.Of(which, books), page, cancellationToken);
        return new Page<SellerReport>([.. sellers.Items.Select(seller => SellerReport.Of(which, seller))], sellers.Next);
    }

    /// <inheritdoc cref="Sellers"/>
    public static CsvAnswer SellersAsCsv(string year, BooksOptions books, IReports reports, CancellationToken cancellationToken) =>
        YearOf(year) is { } which
            ? CsvAnswer.Of($"sellers-{which}.csv", SellerCsv.Columns, SellerCsv.Rows(which, reports.AllSellers(SellerQuarters.Of(which, books), cancellationToken)))
            : UnknownYear;

    /// <param name="year">Of the calendar of the books.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="grains">Know the provider.</param>
    /// <param name="books">Whose calendar it is.</param>
    /// <param name="reports">Adds up.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<SellerReport>> Me(
        string year, Caller caller, IGrainFactory grains, BooksOptions books, IReports reports, CancellationToken cancellationToken)
    {
        if (YearOf(year) is not { } which)
        {
            return UnknownYear;
        }

        var provider = await grains.GetGrain<IProviderGrain>(caller.Actor.ProviderId).Read(caller.Actor, cancellationToken);
        if (provider.View is not { } view)
        {
            return provider.Refusal!;
        }

        var seller = await reports.Seller(view.Id, SellerQuarters.Of(which, books), cancellationToken)
            ?? new SellerYear(view.Id, view.Profile.BusinessName, view.Profile.Country, view.TaxDetails, []);
        return SellerReport.Of(which, seller);
    }

    private static int? YearOf(string year) =>
        int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= FirstYear and <= LastYear ? number : null;
}
