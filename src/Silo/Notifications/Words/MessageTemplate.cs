using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Marketplace.Notifications;

/// <summary>
/// Words with places for values: `{title}`, and forms by number, `{hours, plural, one {# hour} other {# hours}}`, in the syntax of ICU's
/// MessageFormat. What a place is filled with is never read as a place again.
/// </summary>
internal sealed partial record MessageTemplate(string Text)
{
    /// <summary>The names of its places.</summary>
    public IEnumerable<string> Places => Place().Matches(Text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    /// <summary>The forms by number that it has, by place.</summary>
    public IEnumerable<(string Name, ImmutableArray<string> Categories)> Plurals =>
        Place().Matches(Text).Where(match => match.Groups["forms"].Success)
            .Select(match => (match.Groups["name"].Value, FormsOf(match).Keys.ToImmutableArray()));

    /// <param name="language">Chooses forms by number.</param>
    /// <param name="values">What its places are filled with; numbers as their invariant text.</param>
    /// <param name="words">What is done to the words between the places.</param>
    /// <exception cref="KeyNotFoundException">There is no value for a place.</exception>
    public string Fill(string language, IReadOnlyDictionary<string, string> values, Func<string, string> words)
    {
        var filled = new StringBuilder();
        var at = 0;
        foreach (Match match in Place().Matches(Text))
        {
            filled.Append(words(Text[at..match.Index])).Append(ValueOf(match, language, values, words));
            at = match.Index + match.Length;
        }

        return filled.Append(words(Text[at..])).ToString();
    }

    private static string ValueOf(Match match, string language, IReadOnlyDictionary<string, string> values, Func<string, string> words)
    {
        var value = values[match.Groups["name"].Value];
        if (!match.Groups["forms"].Success)
        {
            return value;
        }

        var category = PluralRules.CategoryOf(language, long.Parse(value, CultureInfo.InvariantCulture));
        var form = FormsOf(match)[category];
        return string.Join(value, form.Split('#').Select(words));
    }

    private static Dictionary<string, string> FormsOf(Match match) => Form().Matches(match.Groups["forms"].Value)
        .ToDictionary(form => form.Groups["category"].Value, form => form.Groups["text"].Value, StringComparer.Ordinal);

    [GeneratedRegex(@"\{(?<name>\w+)(, plural,(?<forms>( *\w+ *\{[^{}]*\})+) *)?\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<category>\w+) *\{(?<text>[^{}]*)\}", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Form();
}
