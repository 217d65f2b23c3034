using System.Globalization;
using System.Text.Json.Serialization;

namespace Marketplace;

/// <summary>
/// An amount in the smallest unit of its currency. Integers only: money is counted, not measured.
/// Arithmetic is checked and refuses to mix currencies; both are bugs, not refusals.
/// </summary>
[GenerateSerializer, Immutable, Alias("money")]
public readonly record struct Money(long Amount, string Currency) : IComparable<Money>
{
    /// <summary>The largest amount one price or payment may have: what a gateway accepts, with room for sums of millions of them.</summary>
    public const long Limit = 99_999_999_99;

    public static Money Zero(string currency) => new(0, currency);

    [JsonIgnore]
    public bool IsZero => Amount == 0;

    [JsonIgnore]
    public bool IsPositive => Amount > 0;

    public static Money operator +(Money left, Money right) => new(checked(left.Amount + Same(left, right).Amount), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Amount - Same(left, right).Amount), left.Currency);

    public static Money operator -(Money value) => new(checked(-value.Amount), value.Currency);

    public static Money operator *(Money value, long factor) => new(checked(value.Amount * factor), value.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Min(Money left, Money right) => left <= right ? left : right;

    public static Money Max(Money left, Money right) => left >= right ? left : right;

    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    /// <summary>A share in basis points (1/100 %), rounded half up, away from zero for negative amounts.</summary>
    public Money Share(int basisPoints) => new(Rounded((Int128)Amount * basisPoints, 10_000), Currency);

    /// <summary>This amount times a fraction of integers, rounded half up: elapsed over full time, nights over a week.</summary>
    public Money Times(long numerator, long denominator) => new(Rounded((Int128)Amount * numerator, denominator), Currency);

    /// <summary>
    /// Splits by largest remainder, so that the parts always sum to the whole.
    /// Ties go to the earlier part, which makes the split repeatable.
    /// </summary>
    /// <param name="weights">Not negative, and not all zero.</param>
    public ImmutableArray<Money> Split(params ReadOnlySpan<long> weights)
    {
        Int128 total = 0;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight);
            total += weight;
        }

        ArgumentOutOfRangeException.ThrowIfZero((long)total, nameof(weights));

        var parts = new long[weights.Length];
        var remainders = new Int128[weights.Length];
        var sign = Amount < 0 ? -1 : 1;
        var whole = Int128.Abs(Amount);
        var left = whole;
        for (var i = 0; i < parts.Length; i++)
        {
            var (share, remainder) = Int128.DivRem(whole * weights[i], total);
            parts[i] = (long)share;
            remainders[i] = remainder;
            left -= share;
        }

        var currency = Currency;
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).ThenBy(i => i).Take((int)left))
        {
            parts[index]++;
        }

        return [.. parts.Select(part => new Money(sign * part, currency))];
    }

    /// <summary>In units of the currency, with all its digits: `80.00`, `500`.</summary>
    public string InUnits()
    {
        var digits = Marketplace.Currency.IsKnown(Currency) ? Marketplace.Currency.Exponent(Currency) : 0;
        var value = Amount / (decimal)Math.Pow(10, digits);
        return value.ToString($"F{digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>For people and logs: `80.00 EUR`, `500 JPY`.</summary>
    public override string ToString() => $"{InUnits()} {Currency}";

    private static long Rounded(Int128 numerator, Int128 denominator)
    {
        var (quotient, remainder) = Int128.DivRem(Int128.Abs(numerator), denominator);
        var rounded = remainder * 2 >= denominator ? quotient + 1 : quotient;
        return checked((long)(numerator < 0 ? -rounded : rounded));
    }

    private static Money Same(Money left, Money right) =>
        string.Equals(left.Currency, right.Currency, StringComparison.Ordinal)
            ? right
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be mixed.");
}
