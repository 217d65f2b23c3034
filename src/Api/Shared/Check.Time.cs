using NodaTime;

namespace Marketplace;

internal sealed partial class Check
{
    private const int FirstYear = 1970;

    /// <summary>Nobody plans beyond it, and whatever is added to an instant of it can be represented.</summary>
    private const int LastYear = 2999;

    /// <summary>An IANA zone.</summary>
    public string Zone(string field, string? value)
    {
        var zone = Text(field, value, max: 64);
        Require(zone.Length == 0 || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null, field, "must be an IANA time zone such as Europe/Berlin");
        return zone;
    }

    /// <summary>RFC 3339 with an offset, in a time that people plan in.</summary>
    public DateTimeOffset Instant(string field, string? value)
    {
        if (value is null)
        {
            Fail(field, "is required");
            return default;
        }

        if (!Instants.TryParse(value, out var instant))
        {
            Fail(field, "must be RFC 3339 with an offset, such as 2026-03-02T09:00:00Z");
            return default;
        }

        Require(instant.Year is >= FirstYear and <= LastYear, field, $"must be between the years {FirstYear} and {LastYear}");
        return instant;
    }

    public DateTimeOffset? OptionalInstant(string field, string? value) => value is null ? null : Instant(field, value);

    public DateOnly LocalDate(string field, string? value)
    {
        if (value is null)
        {
            Fail(field, "is required");
            return default;
        }

        Require(Instants.TryParseLocalDate(value, out var date), field, "must be a date such as 2026-03-02");
        return date;
    }

    public DateOnly? OptionalLocalDate(string field, string? value) => value is null ? null : LocalDate(field, value);

    /// <summary>A date in a time that people plan in.</summary>
    public DateOnly? OptionalPlannedDate(string field, string? value)
    {
        if (value is null)
        {
            return null;
        }

        Require(
            Instants.TryParseLocalDate(value, out var date) && date.Year is >= FirstYear and <= LastYear,
            field,
            $"must be a date such as 2026-03-02, between the years {FirstYear} and {LastYear}");
        return date;
    }

    public TimeOnly LocalTime(string field, string? value)
    {
        if (value is null)
        {
            Fail(field, "is required");
            return default;
        }

        Require(Instants.TryParseLocalTime(value, out var time), field, "must be a time such as 09:00");
        return time;
    }

    public DateTime LocalDateTime(string field, string? value)
    {
        if (value is null)
        {
            Fail(field, "is required");
            return default;
        }

        if (!Instants.TryParseLocalDateTime(value, out var moment))
        {
            Fail(field, "must be a local date and time such as 2026-03-02T09:00:00");
            return default;
        }

        Require(moment.Year is >= FirstYear and <= LastYear, field, $"must be between the years {FirstYear} and {LastYear}");
        return moment;
    }

    /// <summary>ISO 8601, within bounds.</summary>
    public TimeSpan Duration(string field, string? value, TimeSpan min, TimeSpan max)
    {
        if (value is null)
        {
            Fail(field, "is required");
            return min;
        }

        if (!IsoDuration.TryParse(value, out var duration))
        {
            Fail(field, "must be an ISO 8601 duration such as PT90M or P2D");
            return min;
        }

        Require(duration >= min && duration <= max, field, $"must be between {IsoDuration.Format(min)} and {IsoDuration.Format(max)}");
        return duration;
    }

    public TimeSpan? OptionalDuration(string field, string? value, TimeSpan min, TimeSpan max) =>
        value is null ? null : Duration(field, value, min, max);
}
