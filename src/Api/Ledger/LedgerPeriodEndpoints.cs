using System.Globalization;

namespace Marketplace.Ledger;

/// <summary>Months of the books: what they come to, and closing them.</summary>
internal static class LedgerPeriodEndpoints
{
    /// <summary>A paragraph.</summary>
    private const int LongestReason = 1_000;

    private const int FirstYear = 1970;
    private const int LastYear = 2999;

    private static readonly Refusal Unknown = new(RefusalKind.Unknown, "ledger.unknown-period", "There is no such period.");

    public static void MapLedgerPeriods(this RouteGroupBuilder api)
    {
        var periods = api.MapGroup("/ledger/periods").WithTags("Ledger").RequireOperator();
        periods.MapGet("/", All).WithSummary("The months that were closed, the latest first.");
        periods.MapGet("/{period}", One).WithSummary("What a month comes to, open ones too.");
        periods.MapGet("/{period}/export", Export).WithSummary("Every posting that counts for a month as CSV.");
        periods.MapPost("/{period}/close", Close).RequireIdempotencyKey().WithSummary("Close a month that is over.");
    }

    private static async Task<OkAnswer<Page<LedgerPeriodBody>>> All(PageRequest page, ILedgerPeriodList list, CancellationToken cancellationToken)
    {
        var periods = await list.Read(page, cancellationToken);
        return new Page<LedgerPeriodBody>([.. periods.Items.Select(LedgerPeriodBody.Of)], periods.Next);
    }

    private static async Task<OkAnswer<LedgerPeriodSums>> One(
        string period, ILedgerPeriodList list, ILedgerPeriods books, BooksOptions options, CancellationToken cancellationToken)
    {
        if (await Find(period, list, books, options, cancellationToken) is not { } found)
        {
            return Unknown;
        }

        return found.Closed?.Sums is { } sums
            ? LedgerPeriodSums.Of(found.Body, [.. sums.Accounts.Select(total => new AccountTotal(total.Account, total.Debits, total.Credits))])
            : LedgerPeriodSums.Of(found.Body, await books.Totals(found.Body.From, found.Body.Until, cancellationToken));
    }

    private static async Task<CsvAnswer> Export(
        string period, ILedgerPeriodList list, ILedgerPeriods books, BooksOptions options, CancellationToken cancellationToken) =>
        await Find(period, list, books, options, cancellationToken) is { Body: var found }
            ? CsvAnswer.Of(
                $"ledger-{found.Id}.csv", LedgerCsv.Columns, LedgerCsv.Rows(books.Booked(found.From, found.Until, cancellationToken), cancellationToken))
            : Unknown;

    private static async Task<OkAnswer<LedgerPeriodBody>> Close(
        string period,
        ClosePeriodRequest body,
        Caller caller,
        IGrainFactory grains,
        ILedgerPeriodList list,
        BooksOptions options,
        CancellationToken cancellationToken)
    {
        var check = new Check();
        var reason = check.Text("reason", body.Reason, LongestReason);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        if (MonthOf(period) is not { } month)
        {
            return Unknown;
        }

        var outcome = await grains.GetGrain<IBooksGrain>(IBooksGrain.Key).Close(new ClosePeriod(caller.Context(), month, reason, options.Terms));
        return outcome.Refusal is { } no ? no
            : await list.Find(period, cancellationToken) is { } closed ? new Outcome<LedgerPeriod>(closed, null, outcome.Replayed).ToOk(LedgerPeriodBody.Of)
            : Unknown;
    }

    /// <summary>A month that is closed as it was closed; an open one by the calendar, but never before what is closed.</summary>
    private static async Task<Found?> Find(
        string period, ILedgerPeriodList list, ILedgerPeriods books, BooksOptions options, CancellationToken cancellationToken)
    {
        if (MonthOf(period) is not { } month)
        {
            return null;
        }

        if (await list.Find(period, cancellationToken) is { } closed)
        {
            return new Found(LedgerPeriodBody.Of(closed), closed);
        }

        var (from, until) = options.SpanOf(month);
        var last = (await books.Closed(cancellationToken)).LastOrDefault();

        // Months before the first that was closed are in it.
        return until <= last?.Until ? null : new Found(LedgerPeriodBody.Open(period, from < last?.Until ? last.Until : from, until), null);
    }

    private static DateOnly? MonthOf(string period) =>
        DateOnly.TryParseExact(period, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.Year is >= FirstYear and <= LastYear
            ? month
            : null;

    private sealed record Found(LedgerPeriodBody Body, LedgerPeriod? Closed);
}
