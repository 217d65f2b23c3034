using Marketplace.Bookings;

namespace Marketplace.Calendars;

/// <summary>
/// The serial gate in front of a resource's occupancy. The key is the resource id. What it grants is a lease in memory;
/// the booking's own transaction commits the occupancy, and the database constraint is the last word.
/// </summary>
public interface ICalendarGate : IGrainWithGuidKey
{
    /// <summary>Checks plan, notice, horizon, limits, buffers and seats, and grants a lease of 30 s.</summary>
    /// <remarks>
    /// Asked again for the same booking it gives the same grant. Refusals: `booking.slot-taken` (somebody was faster),
    /// `booking.slot-unavailable` (the facts name the rule that says no).
    /// </remarks>
    [Alias("reserve")]
    Task<Outcome<SlotGrant>> Reserve(ReserveSlot request);

    /// <summary>Tells the gate what became of a grant: committed, or given back. Unknown grants are ignored.</summary>
    [Alias("settle")]
    Task Settle(Guid bookingId, SlotOutcome outcome);
}

/// <summary>What a booking wants of a calendar.</summary>
/// <param name="BookingId">Who asks.</param>
/// <param name="ListingId">Sessions of group listings are shared per listing and start.</param>
/// <param name="Start">First instant of the work.</param>
/// <param name="End">Its end, exclusive.</param>
/// <param name="TimeZone">The listing's IANA zone.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Rules">The listing's rules as frozen in the terms.</param>
/// <param name="IgnoreNotice">True when a late payment takes its old slot again: it kept the notice when it was booked.</param>
/// <param name="GoesOn">True for a booking that has this slot and wants it for longer: even when it has begun.</param>
[GenerateSerializer, Immutable, Alias("calendar.reserve")]
public sealed record ReserveSlot(
    Guid BookingId,
    Guid ListingId,
    DateTimeOffset Start,
    DateTimeOffset End,
    string TimeZone,
    int Seats,
    SlotRules Rules,
    bool IgnoreNotice,
    bool GoesOn = false);

/// <summary>A granted slot, exactly as the booking must write it into the occupancy table.</summary>
/// <param name="ResourceId">The calendar.</param>
/// <param name="Session">The booking itself when there is one seat; else derived from listing and start.</param>
/// <param name="Seats">The numbers of the seats taken, from 0.</param>
/// <param name="SpanStart">Start less the buffer before.</param>
/// <param name="SpanEnd">End plus the buffer after.</param>
[GenerateSerializer, Immutable, Alias("calendar.grant")]
public sealed record SlotGrant(Guid ResourceId, Guid Session, ImmutableArray<int> Seats, DateTimeOffset SpanStart, DateTimeOffset SpanEnd);

/// <summary>What became of a granted slot.</summary>
public enum SlotOutcome
{
    /// <summary>The occupancy is committed.</summary>
    Taken,

    /// <summary>The booking did not happen, ended, or was cancelled: the slot is free again.</summary>
    Free,

    /// <summary>The commit's outcome is unknown, or the database disagreed with the gate: read the occupancy again.</summary>
    Unknown,

    /// <summary>The grant is given back unused. What the booking had before, it keeps.</summary>
    Returned,
}
