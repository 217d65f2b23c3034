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

    /// <summary>Whether it can be paid: a whole multiple of the step of its currency.</summary>
    [JsonIgnore]
    public bool IsInSteps => Amount % Marketplace.Currency.Step(Currency) == 0;

    /// <summary>The nearest amount that can be paid; half a step goes up, away from zero for negative amounts.</summary>
    public Money InSteps() => Times(1, 1);

    /// <summary>As much of it as can be paid; not for amounts below zero.</summary>
    public Money WholeSteps() => this with { Amount = Amount - (Amount % Marketplace.Currency.Step(Currency)) };

    /// <summary>A share in basis points (1/100 %), rounded half up to a step of the currency, away from zero for negative amounts.</summary>
    public Money Share(int basisPoints) => Times(basisPoints, 10_000);

    /// <summary>This amount times a fraction of integers, rounded half up to a step of the currency: elapsed over full time, nights over a week.</summary>
    public Money Times(long numerator, long denominator)
    {
        var step = Marketplace.Currency.Step(Currency);
        return new Money(checked(Rounded((Int128)Amount * numerator, (Int128)denominator * step) * step), Currency);
    }

    /// <summary>The same rounded to the last digit, for what is a part of an amount by law and is not paid by itself: the tax in a price.</summary>
    public Money TimesExactly(long numerator, long denominator) => new(Rounded((Int128)Amount * numerator, denominator), Currency);

    /// <summary>
    /// Splits by largest remainder into amounts that can be paid, so that the parts always sum to the whole. Ties go to the earlier part, which makes
    /// the split repeatable. What of the whole cannot be paid goes to the largest part.
    /// </summary>
    /// <param name="weights">Not negative, and not all zero.</param>
    public ImmutableArray<Money> Split(params ReadOnlySpan<long> weights) => Split(Marketplace.Currency.Step(Currency), weights);

    /// <summary>The same to the last digit, for what is not paid by itself.</summary>
    public ImmutableArray<Money> SplitExactly(params ReadOnlySpan<long> weights) => Split(step: 1, weights);

    private ImmutableArray<Money> Split(long step, ReadOnlySpan<long> weights)
    {
        Int128 total = 0;
        var largest = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weights[i], nameof(weights));
            total += weights[i];
            largest = weights[i] > weights[largest] ? i : largest;
        }

        ArgumentOutOfRangeException.ThrowIfZero((long)total, nameof(weights));

        var parts = new long[weights.Length];
        var remainders = new Int128[weights.Length];
        var sign = Amount < 0 ? -1 : 1;
        var (whole, rest) = Int128.DivRem(Int128.Abs(Amount), step);
        var left = whole;
        for (var i = 0; i < parts.Length; i++)
        {
            var (share, remainder) = Int128.DivRem(whole * weights[i], total);
            parts[i] = (long)share * step;
            remainders[i] = remainder;
            left -= share;
        }

        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).ThenBy(i => i).Take((int)left))
        {
            parts[index] += step;
        }

        parts[largest] += (long)rest;
        var currency = Currency;
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
