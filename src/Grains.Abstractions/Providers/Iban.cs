using System.Collections.Frozen;
using System.Globalization;

namespace Marketplace.Providers;

/// <summary>International bank account numbers, by ISO 13616: the length that the country has, and check digits by ISO 7064 (MOD 97-10).</summary>
public static class Iban
{
    /// <summary>Those of the SWIFT registry, with the length of all of it.</summary>
    private const string Countries =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 "
        + "GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 "
        + "NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static readonly FrozenDictionary<string, int> Lengths =
        Countries.Split(' ').ToFrozenDictionary(entry => entry[..2], entry => int.Parse(entry[2..], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <param name="text">As people write it: with blanks, in any case.</param>
    /// <returns>As banks send it; null where it is none.</returns>
    public static string? Parse(string text)
    {
        var iban = text.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
        return iban.Length > 4 && iban.All(char.IsAsciiLetterOrDigit) && char.IsAsciiDigit(iban[2]) && char.IsAsciiDigit(iban[3])
            && Lengths.TryGetValue(iban[..2], out var length) && iban.Length == length && Remainder(iban[4..] + iban[..4]) == 1
            ? iban
            : null;
    }

    /// <summary>Of the number that the characters spell, letters being 10 to 35.</summary>
    private static int Remainder(string characters) =>
        characters.Aggregate(0, static (rest, character) => char.IsAsciiDigit(character)
            ? ((rest * 10) + character - '0') % 97
            : ((rest * 100) + character - 'A' + 10) % 97);
}
