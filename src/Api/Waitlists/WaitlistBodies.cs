namespace Marketplace.Waitlists;

/// <summary>What somebody waits for.</summary>
/// <param name="Start">When the work would begin.</param>
/// <param name="Duration">ISO 8601; the listing's when left out.</param>
/// <param name="Seats">How many seats; 1 when left out.</param>
/// <param name="ResourceIds">Who or what it should be, as for booking.</param>
internal sealed record WaitlistRequest(string? Start, string? Duration, long? Seats, string[]? ResourceIds);

/// <summary>A place in a line.</summary>
/// <param name="Id">The entry.</param>
/// <param name="ListingId">What is waited for.</param>
/// <param name="Title">Its title when they joined.</param>
/// <param name="Start">When the work would begin.</param>
/// <param name="End">When it would end.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Status">`waiting`, `offered`, `lapsed`, `left` or `in_vain`.</param>
/// <param name="Ahead">How many who want some of that time are asked before; null unless it waits.</param>
/// <param name="BookingId">The booking that is held for them alone: paying for it takes it, cancelling it gives it to the next.</param>
/// <param name="ExpiresAt">Until when it is held.</param>
/// <param name="JoinedAt">When they joined.</param>
internal sealed record WaitlistEntryBody(
    Guid Id,
    Guid ListingId,
    string Title,
    DateTimeOffset Start,
    DateTimeOffset End,
    int Seats,
    string Status,
    long? Ahead,
    Guid? BookingId,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset JoinedAt);
