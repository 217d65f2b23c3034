using Npgsql;

namespace Marketplace.Ledger;

internal static class LedgerEndpoints
{
    public static void MapLedger(this RouteGroupBuilder api)
    {
        var ledger = api.MapGroup("/ledger").WithTags("Ledger").RequireOperator();
        ledger.MapGet("/entries", Entries).WithSummary("Every posting, newest first.");
        ledger.MapGet("/proof", Prove).WithSummary("The books against themselves, providers and the gateway.");
    }

    private static async Task<OkAnswer<LedgerProof>> Prove(LedgerProver prover, CancellationToken cancellationToken) =>
        await prover.Prove(cancellationToken);

    /// <param name="account">Only this account, such as `payable:provider`.</param>
    /// <param name="bookingId">Only what belongs to this booking.</param>
    /// <param name="page">Which page.</param>
    /// <param name="lists">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<LedgerEntryBody>>> Entries(
        string? account, string? bookingId, PageRequest page, ListReader lists, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wanted = check.OptionalText("account", account, 60);
        var booking = check.OptionalId("bookingId", bookingId);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var query = new ListQuery(
            """
            select moved.id, moved.purpose, moved.booking_id, moved.stream, moved.version, moved.at, moved.at as sort,
              (select json_agg(json_build_object(
                'account', entry.account, 'owner', entry.owner, 'amount', json_build_object('amount', entry.amount, 'currency', entry.currency))
                order by entry.leg) from ledger_entries as entry where entry.transaction_id = moved.id)::text
            from ledger_transactions as moved
            where ($1 = '' or exists (select from ledger_entries as entry where entry.transaction_id = moved.id and entry.account = $1))
              and ($2 = '00000000-0000-0000-0000-000000000000' or moved.booking_id = $2)
            """,
            wanted ?? string.Empty,
            booking ?? Guid.Empty);
        return await lists.Read(query, page, Entry, cancellationToken);
    }

    private static LedgerEntryBody Entry(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetGuid(2),
            row.GetString(3),
            row.GetInt64(4),
            row.GetFieldValue<DateTimeOffset>(5),
            System.Text.Json.JsonSerializer.Deserialize<ImmutableArray<LedgerLegBody>>(row.GetString(7), MarketplaceJson.Options));
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
    Guid Id, string Purpose, Guid? BookingId, string Stream, long Version, DateTimeOffset At, ImmutableArray<LedgerLegBody> Legs);

internal sealed record LedgerLegBody(string Account, Guid Owner, Money Amount);
