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

    /// <summary>Whatever is under way, all entries sum to zero and what is owed to providers is what they have earned.</summary>
    public static string? Agree(JsonElement proof) =>
        Amounts(proof, "sums").Count > 0 ? $"The entries do not sum to zero: {proof}"
        : !Amounts(proof, "providerBalances").SequenceEqual(Amounts(proof, "liabilities")) ? $"Providers are owed something else than they have earned: {proof}"
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
