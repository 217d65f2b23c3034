using System.Globalization;

namespace Marketplace.Sandbox;

/// <summary>Minor units as people read them.</summary>
internal static class MinorUnits
{
    public static string Format(long amount, string currency)
    {
        var exponent = currency switch
        {
            "jpy" or "krw" or "vnd" or "clp" => 0,
            "bhd" or "iqd" or "jod" or "kwd" or "omr" or "tnd" => 3,
            _ => 2,
        };
        var units = amount / (decimal)Math.Pow(10, exponent);
        return $"{units.ToString("N" + exponent, CultureInfo.InvariantCulture)} {currency.ToUpperInvariant()}";
    }
}
