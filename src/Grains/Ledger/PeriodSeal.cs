using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Ledger;

/// <summary>
/// What binds a period to everything before it: whoever changes a posting, a total or a former seal needs another seal here, and
/// in every period after it. The text that is hashed is a line for each fact, so that anybody can compute it with `sha256sum`.
/// </summary>
internal static class PeriodSeal
{
    /// <param name="previous">The seal of the period before; null for the first.</param>
    /// <param name="period">Its name: `2026-03`.</param>
    /// <param name="from">Its first instant; null for the first period.</param>
    /// <param name="until">The first instant after it.</param>
    /// <param name="sums">What was booked in it.</param>
    public static string Of(string? previous, string period, DateTimeOffset? from, DateTimeOffset until, PeriodSums sums)
    {
        var text = new StringBuilder()
            .Append("previous ").Append(previous ?? "none").Append('\n')
            .Append("period ").Append(period).Append('\n')
            .Append("from ").Append(from is { } start ? Text(start) : "the beginning").Append('\n')
            .Append("until ").Append(Text(until)).Append('\n')
            .Append("postings ").Append(Text(sums.Entries)).Append(' ').Append(sums.Digest).Append('\n');
        foreach (var total in sums.Accounts)
        {
            text.Append(total.Account).Append(' ').Append(total.Debits.Currency).Append(' ')
                .Append(Text(total.Debits.Amount)).Append(' ').Append(Text(total.Credits.Amount)).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
