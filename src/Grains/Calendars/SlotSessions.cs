using System.Buffers.Binary;

namespace Marketplace.Calendars;

/// <summary>Who shares a time. With one seat a booking is alone; with more, all bookings of a listing that start together sit together.</summary>
internal static class SlotSessions
{
    /// <summary>The session of a listing at a start, the same for everybody who derives it.</summary>
    public static Guid Of(Guid listingId, DateTimeOffset start)
    {
        Span<byte> ticks = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(ticks, start.UtcTicks);
        return DerivedId.From(listingId.ToByteArray(bigEndian: true), ticks, "session"u8);
    }
}
