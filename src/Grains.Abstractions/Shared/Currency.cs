using System.Collections.Frozen;

namespace Marketplace;

/// <summary>Currencies by their ISO 4217 code, with the number of minor digits.</summary>
public static class Currency
{
    /// <summary>ISO 4217, active codes that the product accepts; two digits unless listed otherwise.</summary>
    private static readonly FrozenDictionary<string, int> Exponents =
        "AED AUD BAM BGN BRL CAD CHF CNY CZK DKK EGP EUR GBP GEL HKD HUF IDR ILS INR KES MAD MXN MYR NGN NOK NZD PEN PHP PLN QAR RON RSD SAR SEK SGD THB TRY TWD UAH USD ZAR"
            .Split(' ').Select(code => KeyValuePair.Create(code, 2))
            .Concat("CLP ISK JPY KRW PYG UGX VND XAF XOF".Split(' ').Select(code => KeyValuePair.Create(code, 0)))
            .Concat("BHD IQD JOD KWD LYD OMR TND".Split(' ').Select(code => KeyValuePair.Create(code, 3)))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for a code that the product accepts, in upper case.</summary>
    public static bool IsKnown(string? code) => code is not null && Exponents.ContainsKey(code);

    /// <summary>How many digits stand behind the point: 2 for EUR, 0 for JPY, 3 for KWD.</summary>
    public static int Exponent(string code) => Exponents[code];

    public static IEnumerable<string> All => Exponents.Keys.Order(StringComparer.Ordinal);
}
