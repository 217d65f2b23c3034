using System.Globalization;
using System.Text.Json;

namespace Marketplace.Simulations;

/// <summary>I3: what operators are shown of the ledger agrees with itself at any moment, and with the gateway in the end. Each says what is wrong.</summary>
internal static class ShownBooks
{
    /// <summary>Every movement that is shown is shown whole.</summary>
    public static string? Balance(JsonElement movement)
    {
        var sums = movement.GetProperty("legs").EnumerateArray()
            .Select(leg => leg.GetProperty("amount"))
            .GroupBy(amount => amount.GetProperty("currency").GetString(), amount => amount.GetProperty("amount").GetInt64());
        return sums.FirstOrDefault(sum => sum.Sum() != 0) is { } wrong ? $"{movement} sums to {wrong.Sum()} {wrong.Key}" : null;
    }

    /// <summary>As much was debited as credited, in every currency.</summary>
    public static string? Even(JsonElement trialBalance) =>
        trialBalance.GetProperty("totals").EnumerateArray().All(total => total.GetProperty("balanced").GetBoolean())
            ? null
            : $"The trial balance is not one: {trialBalance}";

    /// <summary>The same of postings as CSV, of which none has both or neither.</summary>
    public static string? Even(string postings)
    {
        var rows = postings.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[^3..]).ToArray();
        return rows.FirstOrDefault(row => row[1].Length > 0 == row[2].Length > 0) is { } odd ? $"A posting is {string.Join(',', odd)}"
            : rows.GroupBy(row => row[0]).FirstOrDefault(currency => currency.Sum(row => Units(row[1]) - Units(row[2])) != 0) is { } wrong
                ? $"The postings of {wrong.Key} do not sum to zero"
                : null;

        static decimal Units(string amount) => amount.Length == 0 ? 0 : decimal.Parse(amount, CultureInfo.InvariantCulture);
    }

    /// <summary>Whatever is under way, all entries sum to zero and what is owed to providers is what they have earned.</summary>
    public static string? Agree(JsonElement proof) =>
        Amounts(proof, "sums").Count > 0 ? $"The entries do not sum to zero: {proof}"
        : !Amounts(proof, "providerBalances").SequenceEqual(Amounts(proof, "liabilities")) ? $"Providers are owed something else than they have earned: {proof}"
        : proof.GetProperty("seals").GetProperty("broken").GetArrayLength() > 0 ? $"A sealed period is not what it was: {proof}"
        : null;

    /// <summary>Once everything has settled nothing is held any more, and the gateway has what we believe it has.</summary>
    public static string? Hold(JsonElement proof) =>
        Agree(proof)
        ?? (Amounts(proof, "gatewayDifference").Count > 0 || Amounts(proof, "escrow").Count > 0 || !proof.GetProperty("holds").GetBoolean()
            ? $"The books are not closed: {proof}"
            : null);

    private static SortedDictionary<string, long> Amounts(JsonElement proof, string what) =>
        new(
            proof.GetProperty(what).EnumerateObject().Where(amount => amount.Value.GetInt64() != 0)
                .ToDictionary(amount => amount.Name, amount => amount.Value.GetInt64(), StringComparer.Ordinal),
            StringComparer.Ordinal);
}
