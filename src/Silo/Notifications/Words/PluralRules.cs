namespace Marketplace.Notifications;

/// <summary>
/// Which form of a word goes with a whole number. The rules are those of Unicode CLDR 46 (common/supplemental/plurals.xml, cardinal)
/// for the languages that there are words in; for whole numbers the rules of English, German and Central Kurdish are the same.
/// </summary>
internal static class PluralRules
{
    public static string CategoryOf(string language, long number) => language is "ar" ? Arabic(number) : number == 1 ? "one" : "other";

    /// <summary>Every form that a language needs.</summary>
    public static ImmutableArray<string> CategoriesOf(string language) =>
        language is "ar" ? ["zero", "one", "two", "few", "many", "other"] : ["one", "other"];

    private static string Arabic(long number) => number switch
    {
        0 => "zero",
        1 => "one",
        2 => "two",
        _ => (number % 100) switch
        {
            >= 3 and <= 10 => "few",
            >= 11 and <= 99 => "many",
            _ => "other",
        },
    };
}
