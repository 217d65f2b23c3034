using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Ledger;

/// <summary>
/// Adds up the postings of a period one by one, and digests them on the way: what is kept meanwhile is a sum for each account and
/// currency, however many postings there are.
/// </summary>
internal sealed class PeriodAdder : IDisposable
{
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SortedDictionary<(string Account, string Currency), (long Debits, long Credits)> sums = new(ByBytes);
    private long entries;

    private static Comparer<(string Account, string Currency)> ByBytes { get; } = Comparer<(string Account, string Currency)>.Create((left, right) =>
        string.CompareOrdinal(left.Account, right.Account) is var first && first != 0 ? first : string.CompareOrdinal(left.Currency, right.Currency));

    public static async Task<PeriodSums> Sum(IAsyncEnumerable<LedgerPosting> postings, CancellationToken cancellationToken)
    {
        using var adder = new PeriodAdder();
        await foreach (var posting in postings.WithCancellation(cancellationToken))
        {
            adder.Add(posting);
        }

        return adder.Finish();
    }

    public void Dispose() => digest.Dispose();

    private void Add(LedgerPosting posting)
    {
        entries++;
        digest.AppendData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{posting.Transaction} {posting.Leg} {posting.Purpose} {posting.Stream} {posting.Version} {posting.At.ToUnixTimeMilliseconds()} {posting.Account} {posting.Owner} {posting.Amount.Currency} {posting.Amount.Amount}\n")));
        var key = (posting.Account, posting.Amount.Currency);
        var (debits, credits) = sums.GetValueOrDefault(key);
        sums[key] = posting.Amount.IsPositive
            ? (checked(debits + posting.Amount.Amount), credits)
            : (debits, checked(credits - posting.Amount.Amount));
    }

    private PeriodSums Finish() => new(
        entries,
        [.. sums.Select(sum => new PeriodTotal(sum.Key.Account, new Money(sum.Value.Debits, sum.Key.Currency), new Money(sum.Value.Credits, sum.Key.Currency)))],
        Convert.ToHexStringLower(digest.GetHashAndReset()));
}
