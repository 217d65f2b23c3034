using Marketplace.Bookings;

namespace Marketplace.Closures;

/// <summary>Days on which a provider does not work after all.</summary>
/// <param name="From">The first local date.</param>
/// <param name="To">The last local date, exclusive.</param>
/// <param name="Reason">Shown to the customers.</param>
/// <param name="Closes">Whether the calendar is closed on these days too, so that nobody books them again.</param>
/// <param name="ResourceId">Who or what is not there; null is the provider.</param>
[GenerateSerializer, Immutable, Alias("closure.plan")]
public sealed record ClosurePlan(DateOnly From, DateOnly To, string? Reason, bool Closes, Guid? ResourceId = null)
{
    /// <summary>A year: whoever is away for longer closes their business.</summary>
    public const int MaximumDays = 366;

    /// <summary>More than anybody wants to cancel by one click; bounds the record of one closure.</summary>
    public const int MaximumBookings = 1_000;

    /// <summary>Whose calendar is meant.</summary>
    public Guid ResourceOf(Actor provider) => ResourceId ?? provider.ProviderId;
}

/// <summary>A booking whose work is on these days.</summary>
/// <param name="Id">The booking.</param>
/// <param name="ListingId">Of which listing.</param>
/// <param name="Title">Its title.</param>
/// <param name="CustomerId">Who booked.</param>
/// <param name="Start">When the work begins.</param>
/// <param name="End">When it ends, exclusive.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Refund">What cancelling it now gives back; what has begun is not cancelled.</param>
/// <param name="Penalty">In a preview: what the provider pays for cancelling it now; null where that is nothing.</param>
[GenerateSerializer, Immutable, Alias("closure.found-booking")]
public sealed record FoundBooking(
    Guid Id, Guid ListingId, string Title, Guid CustomerId, DateTimeOffset Start, DateTimeOffset End, BookingStatus Status, Money Refund, Money? Penalty = null);

/// <summary>What closing these days would mean.</summary>
/// <param name="From">Their first instant, in the calendar's zone.</param>
/// <param name="To">Their end, exclusive.</param>
/// <param name="Bookings">By start.</param>
[GenerateSerializer, Immutable, Alias("closure.preview")]
public sealed record ClosurePreview(DateTimeOffset From, DateTimeOffset To, ImmutableArray<FoundBooking> Bookings);

/// <summary>What a provider may see of a closure.</summary>
/// <param name="Id">The closure.</param>
/// <param name="Status">Whether everything is done.</param>
/// <param name="Plan">What was asked for.</param>
/// <param name="Obstacle">Why the calendar could not be closed, by code; null when it was, or was not to be.</param>
/// <param name="Bookings">Every booking that was found, by when it was found.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="DoneAt">When all of it was done.</param>
/// <param name="Version">Counts changes; the ETag.</param>
[GenerateSerializer, Immutable, Alias("closure.view")]
public sealed record ClosureView(
    Guid Id,
    ClosureStatus Status,
    ClosurePlan Plan,
    string? Obstacle,
    ImmutableArray<ClosedBooking> Bookings,
    DateTimeOffset AskedAt,
    DateTimeOffset? DoneAt,
    long Version) : IVersioned;

/// <summary>What became of one booking.</summary>
/// <param name="Id">The booking.</param>
/// <param name="Title">What it is.</param>
/// <param name="Start">When its work was to begin.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Refunded">All that its customer got back, earlier refunds included; null until it is decided.</param>
/// <param name="Code">Why it was kept: the code of a refusal.</param>
[GenerateSerializer, Immutable, Alias("closure.booking")]
public sealed record ClosedBooking(Guid Id, string Title, DateTimeOffset Start, ClosureOutcome Outcome, Money? Refunded, string? Code);

/// <summary>Where a closure stands. Stored by name; never rename.</summary>
public enum ClosureStatus
{
    None,

    /// <summary>Bookings are being cancelled.</summary>
    Working,

    /// <summary>Nothing is left to do.</summary>
    Done,
}

/// <summary>What became of a booking. Stored by name; never rename.</summary>
public enum ClosureOutcome
{
    /// <summary>Its turn has not come.</summary>
    Pending,
    Cancelled,

    /// <summary>It had left these days by itself.</summary>
    Moved,

    /// <summary>It cannot be cancelled, because its work has begun, say.</summary>
    Kept,
}
