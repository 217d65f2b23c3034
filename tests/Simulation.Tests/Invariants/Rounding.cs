namespace Marketplace.Simulations;

/// <summary>How amounts are rounded, by a table and arithmetic of its own.</summary>
internal static class Rounding
{
    /// <summary>What of a currency nobody pays less of.</summary>
    public static long StepOf(string currency) => currency switch
    {
        "IQD" => 1_000,
        "BHD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 10,
        "HUF" or "TWD" => 100,
        _ => 1,
    };

    /// <summary>In basis points, to a step of the currency.</summary>
    public static long Share(long amount, int basisPoints, string currency) => ToStep((Int128)amount * basisPoints, 10_000, currency);

    /// <summary>To a step of the currency, half of one away from zero.</summary>
    public static long ToStep(Int128 numerator, Int128 denominator, string currency) => Exactly(numerator, denominator * StepOf(currency)) * StepOf(currency);

    /// <summary>To the last digit, half a unit away from zero.</summary>
    public static long Exactly(Int128 numerator, Int128 denominator)
    {
        var rounded = ((2 * Int128.Abs(numerator)) + denominator) / (2 * denominator);
        return (long)(numerator < 0 ? -rounded : rounded);
    }
}
