namespace Marketplace.Bookings;

/// <summary>Who a booking is between. The key is the booking id.</summary>
public interface IBookingParties : IGrainWithGuidKey
{
    /// <remarks>Refusals: `booking.unknown`, for strangers too.</remarks>
    [Alias("parties"), ReadOnly]
    Task<Outcome<BookingParties>> Parties(Actor by, CancellationToken cancellationToken);
}

/// <summary>The two sides of a booking and what it is about.</summary>
[GenerateSerializer, Immutable, Alias("booking.parties")]
public sealed record BookingParties(Guid CustomerId, Guid ProviderId, Guid ListingId, string Title);
