using System.Globalization;
using System.Runtime.CompilerServices;

namespace Marketplace.Ledger;

/// <summary>Postings as rows that a spreadsheet or a bookkeeper's program reads: one leg a row, debit and credit apart.</summary>
internal static class LedgerCsv
{
    public static readonly ImmutableArray<string> Columns =
    [
        "at", "transaction", "purpose", "booking", "stream", "version", "leg", "account", "owner", "currency", "debit", "credit",
    ];

    public static async IAsyncEnumerable<ImmutableArray<string>> Rows(
        IAsyncEnumerable<LedgerPosting> postings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var posting in postings.WithCancellation(cancellationToken))
        {
            yield return
            [
                Instants.Format(posting.At),
                posting.Transaction.ToString(),
                posting.Purpose,
                posting.BookingId?.ToString() ?? string.Empty,
                posting.Stream,
                posting.Version.ToString(CultureInfo.InvariantCulture),
                posting.Leg.ToString(CultureInfo.InvariantCulture),
                posting.Account,
                posting.Owner == Guid.Empty ? string.Empty : posting.Owner.ToString(),
                posting.Amount.Currency,
                posting.Amount.IsPositive ? posting.Amount.InUnits() : string.Empty,
                posting.Amount.IsPositive ? string.Empty : (-posting.Amount).InUnits(),
            ];
        }
    }
}
