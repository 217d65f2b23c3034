using System.Globalization;
using NodaTime.TimeZones;

namespace Marketplace.Feeds;

/// <summary>
/// The zones that a calendar names. Names are IANA's, Windows', or end in one of them (`/citadel.org/20260101/Europe/Berlin`);
/// what is none of that, and what names no zone, is meant in the zone of the calendar that imports it.
/// </summary>
internal sealed class CalendarZones(string own)
{
    private static readonly WallClock Utc = WallClock.Find("UTC")!;

    private readonly WallClock floating = WallClock.Find(own) ?? Utc;
    private readonly Dictionary<string, WallClock> known = new(StringComparer.Ordinal);

    /// <returns>Null when the value is no date or time that anybody plans in.</returns>
    public CalendarMoment? Moment(ContentLine line, string value)
    {
        if (DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Planned(date) ? new CalendarMoment(date, floating, IsDate: true) : null;
        }

        var isUtc = value.EndsWith('Z');
        return DateTime.TryParseExact(isUtc ? value[..^1] : value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && Planned(local)
            ? new CalendarMoment(local, isUtc ? Utc : ZoneOf(line), IsDate: false)
            : null;
    }

    /// <summary>Of a list; a period counts with its start.</summary>
    public IEnumerable<CalendarMoment> Moments(ContentLine line) =>
        line.Value.Split(',').Select(value => Moment(line, value.Split('/')[0].Trim())).OfType<CalendarMoment>();

    private WallClock ZoneOf(ContentLine line)
    {
        if (!line.Parameters.TryGetValue("TZID", out var id))
        {
            return floating;
        }

        return known.TryGetValue(id, out var zone) ? zone : known[id] = Find(id) ?? floating;
    }

    private static WallClock? Find(string id)
    {
        if (WallClock.Find(id) is { } zone)
        {
            return zone;
        }

        if (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(id, out var mapped))
        {
            return WallClock.Find(mapped);
        }

        var slash = id.IndexOf('/', 1);
        return slash > 0 && id.Length <= 200 ? Find(id[(slash + 1)..]) : null;
    }

    private static bool Planned(DateTime local) => local.Year is >= 1970 and <= 2999;
}
