using System.Collections.Frozen;

namespace Marketplace;

/// <summary>Currencies by their ISO 4217 code: how many minor digits they have, and in which steps they are paid. See docs/adr/0057-steps-of-currencies.md.</summary>
public static class Currency
{
    /// <summary>ISO 4217, active codes that the product accepts; two digits unless listed otherwise.</summary>
    private static readonly FrozenDictionary<string, int> Exponents =
        "AED AUD BAM BGN BRL CAD CHF CNY CZK DKK EGP EUR GBP GEL HKD HUF IDR ILS INR KES MAD MXN MYR NGN NOK NZD PEN PHP PLN QAR RON RSD SAR SEK SGD THB TRY TWD UAH USD ZAR"
            .Split(' ').Select(code => KeyValuePair.Create(code, 2))
            .Concat("CLP JPY KRW PYG VND XAF XOF".Split(' ').Select(code => KeyValuePair.Create(code, 0)))
            .Concat("BHD IQD JOD KWD LYD OMR TND".Split(' ').Select(code => KeyValuePair.Create(code, 3)))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Currencies of which nobody pays the last digits: of Iraq's dinar the fils, which are out of use; of the other dinars and the rial the last of three
    /// digits, and of forint and Taiwan dollar the cents, which Stripe does not take, or does not pay out.
    /// </summary>
    private static readonly FrozenDictionary<string, long> Steps =
        new Dictionary<long, string> { [1_000] = "IQD", [10] = "BHD JOD KWD LYD OMR TND", [100] = "HUF TWD" }
            .SelectMany(step => step.Value.Split(' ').Select(code => KeyValuePair.Create(code, step.Key)))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for a code that the product accepts, in upper case.</summary>
    public static bool IsKnown(string? code) => code is not null && Exponents.ContainsKey(code);

    /// <summary>How many digits stand behind the point: 2 for EUR, 0 for JPY, 3 for KWD.</summary>
    public static int Exponent(string code) => Exponents[code];

    /// <summary>The smallest amount that anybody pays, in minor units: 1 for EUR, 1,000 for IQD. What is priced, given back and paid out is whole multiples of it.</summary>
    public static long Step(string? code) => code is null ? 1 : Steps.GetValueOrDefault(code, 1);

    public static IEnumerable<string> All => Exponents.Keys.Order(StringComparer.Ordinal);
}
