namespace Marketplace.Ledger;

internal static class LedgerEndpoints
{
    public static void MapLedger(this RouteGroupBuilder api)
    {
        var ledger = api.MapGroup("/ledger").WithTags("Ledger").RequireOperator();
        ledger.MapGet("/entries", Entries).WithSummary("Every posting, newest first.");
        ledger.MapGet("/export", Export).WithSummary("Every posting of a time as CSV, oldest first.");
        ledger.MapGet("/trial-balance", Totals).WithSummary("What went into and out of every account.");
        ledger.MapGet("/proof", Prove).WithSummary("The books against themselves, providers and the gateway.");
    }

    public static async Task<OkAnswer<LedgerProof>> Prove(LedgerProver prover, CancellationToken cancellationToken) =>
        (await prover.Prove(cancellationToken)).ToOk();

    /// <param name="until">Only what counts before it, so that at the end of a closed period it is what was sealed; everything unless told otherwise.</param>
    /// <param name="books">Sums it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<TrialBalance>> Totals(string? until, ILedgerBooks books, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var end = check.OptionalInstant("until", until);
        return check.Refusal is { } refusal ? refusal : TrialBalance.Of(end, await books.Totals(end, cancellationToken));
    }

    /// <param name="from">Not what happened before it.</param>
    /// <param name="until">Only what happened before it.</param>
    /// <param name="entries">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static CsvAnswer Export(string? from, string? until, ILedgerEntries entries, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var start = check.OptionalInstant("from", from);
        var end = check.OptionalInstant("until", until);
        check.Require(start is null || end is null || start < end, "until", "must be later than from");
        return check.Refusal is { } refusal
            ? refusal
            : CsvAnswer.Of("ledger.csv", LedgerCsv.Columns, LedgerCsv.Rows(entries.Between(start, end, cancellationToken), cancellationToken));
    }

    /// <param name="account">Only this account, such as `payable:provider`.</param>
    /// <param name="bookingId">Only what belongs to this booking.</param>
    /// <param name="page">Which page.</param>
    /// <param name="entries">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<Page<LedgerEntryBody>>> Entries(
        string? account, string? bookingId, PageRequest page, ILedgerEntries entries, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wanted = check.OptionalText("account", account, 60);
        var booking = check.OptionalId("bookingId", bookingId);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return await entries.Read(wanted, booking, page, cancellationToken);
    }
}

/// <summary>One movement of money with its legs; positive amounts are debits.</summary>
/// <param name="Id">Derived from the event that caused it.</param>
/// <param name="Purpose">What moved it: `capture`, `earned`, `transfer`, `payout`, `refund`.</param>
/// <param name="BookingId">The booking it belongs to.</param>
/// <param name="Stream">The aggregate whose event caused it.</param>
/// <param name="Version">That event.</param>
/// <param name="At">When, on the domain clock.</param>
/// <param name="Legs">They sum to zero in every currency.</param>
internal sealed record LedgerEntryBody(
    Guid Id, string Purpose, Guid? BookingId, string Stream, long Version, DateTimeOffset At, ImmutableArray<LedgerLegBody> Legs)
{
    /// <summary>When it counts, where that is not when it happened: it came after its period was closed. Null for all others.</summary>
    public DateTimeOffset? BookedAt { get; init; }
}

internal sealed record LedgerLegBody(string Account, Guid Owner, Money Amount);
