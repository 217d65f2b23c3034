using System.Globalization;
using System.Text.RegularExpressions;

namespace Marketplace.Feeds;

/// <summary>Durations as RFC 5545, section 3.3.6, writes them: `P1DT2H`, `PT45M`, `P2W`.</summary>
internal static partial class CalendarDurations
{
    /// <returns>Null for what is none, and for what goes backwards.</returns>
    public static TimeSpan? Read(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        int Part(string name) => match.Groups[name] is { Success: true } part ? int.Parse(part.Value, CultureInfo.InvariantCulture) : 0;
        return new TimeSpan((7 * Part("w")) + Part("d"), Part("h"), Part("m"), Part("s"));
    }

    [GeneratedRegex(
        @"^\+?P(?:(?<w>\d{1,3})W|(?:(?<d>\d{1,4})D)?(?:T(?:(?<h>\d{1,5})H)?(?:(?<m>\d{1,6})M)?(?:(?<s>\d{1,8})S)?)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
