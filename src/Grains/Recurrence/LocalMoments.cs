using NodaTime;
using NodaTime.TimeZones;

namespace Marketplace.Recurrence;

/// <summary>
/// From local times of one zone to instants and back. A local time that a change of the offset skips uses the offset before
/// the gap; one that occurs twice means its first occurrence.
/// </summary>
internal sealed class LocalMoments(DateTimeZone zone)
{
    /// <summary>Null when there is no such IANA zone.</summary>
    public static LocalMoments? Find(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone ? new LocalMoments(zone) : null;

    public LocalMoment Of(DateTime local)
    {
        var mapping = zone.MapLocal(LocalDateTime.FromDateTime(local));
        return new LocalMoment(
            Resolvers.LenientResolver(mapping).ToInstant().ToDateTimeOffset(),
            IsSkipped: mapping.Count == 0);
    }

    public DateTime LocalOf(DateTimeOffset instant) => Zoned(instant).ToDateTimeUnspecified();

    /// <summary>The local time with its offset, RFC 3339.</summary>
    public string Text(DateTimeOffset instant) =>
        NodaTime.Text.OffsetDateTimePattern.Rfc3339.Format(Zoned(instant).ToOffsetDateTime());

    private ZonedDateTime Zoned(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(zone);
}

/// <summary>An instant that a local time means.</summary>
/// <param name="At">In UTC.</param>
/// <param name="IsSkipped">Whether no clock ever showed the local time; then later local times may come before it.</param>
internal readonly record struct LocalMoment(DateTimeOffset At, bool IsSkipped);
