using System.Globalization;
using System.Text.RegularExpressions;

namespace Marketplace;

/// <summary>Durations as ISO 8601 of elapsed time: weeks, days, hours, minutes, seconds. Months and years have no fixed length.</summary>
internal static partial class IsoDuration
{
    /// <summary>Ten years: longer than any rule of the product, far from overflow.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    /// <summary>Longer than any duration needs.</summary>
    private const int MaxLength = 64;

    /// <summary>In the largest unit that states it whole: `P2D`, `PT90M`, `PT45S`.</summary>
    public static string Format(TimeSpan value) => value switch
    {
        _ when value == TimeSpan.Zero => "PT0M",
        _ when value.Ticks % TimeSpan.TicksPerDay == 0 => $"P{value.Ticks / TimeSpan.TicksPerDay}D",
        _ when value.Ticks % TimeSpan.TicksPerMinute == 0 => $"PT{value.Ticks / TimeSpan.TicksPerMinute}M",
        _ => $"PT{((decimal)value.Ticks / TimeSpan.TicksPerSecond).ToString("0.#######", CultureInfo.InvariantCulture)}S",
    };

    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        var match = Pattern().Match(text.Length <= MaxLength ? text : string.Empty);
        if (!match.Success)
        {
            return false;
        }

        var seconds = (Number("weeks") * 604_800) + (Number("days") * 86_400) + (Number("hours") * 3_600) + (Number("minutes") * 60) + Number("seconds");
        if (seconds > (decimal)Longest.TotalSeconds)
        {
            return false;
        }

        value = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;

        decimal Number(string part) =>
            match.Groups[part] is { Success: true } group ? decimal.Parse(group.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(
        @"^P(?=[0-9T])((?<weeks>[0-9]{1,9})W)?((?<days>[0-9]{1,9})D)?(T(?=[0-9])((?<hours>[0-9]{1,9})H)?((?<minutes>[0-9]{1,9})M)?((?<seconds>[0-9]{1,9}(\.[0-9]{1,7})?)S)?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
