namespace Marketplace.Bookings;

/// <summary>Work that is handed over: what was delivered, and what was asked to be changed.</summary>
/// <param name="Items">Every delivery, the first one first. The last is what is accepted.</param>
/// <param name="Changes">What the customer wanted otherwise, the first one first.</param>
/// <param name="DeliverBy">Until when the changes have to be delivered; null while none are asked for.</param>
/// <param name="AcceptBy">Until when the customer may ask for changes: then the last delivery counts as accepted. Null while none waits for them.</param>
/// <param name="LapsesAt">When the booking is cancelled because nothing was delivered in time; null unless it is overdue.</param>
[GenerateSerializer, Immutable, Alias("booking.delivery-case")]
public sealed record DeliveryCase(
    ImmutableArray<BookingDelivery> Items,
    ImmutableArray<WantedChange> Changes,
    DateTimeOffset? DeliverBy = null,
    DateTimeOffset? AcceptBy = null,
    DateTimeOffset? LapsesAt = null)
{
    public static DeliveryCase None { get; } = new([], []);
}

/// <summary>One delivery.</summary>
/// <param name="Number">Counts the deliveries of a booking, from 1.</param>
/// <param name="By">Who delivered: the provider, or the platform for them.</param>
/// <param name="Note">What the customer should know of it.</param>
/// <param name="Links">Where it lies; at most <see cref="MaximumLinks"/>.</param>
/// <param name="At">When it was delivered.</param>
[GenerateSerializer, Immutable, Alias("booking.delivery")]
public sealed record BookingDelivery(int Number, BookingSide By, string? Note, ImmutableArray<string> Links, DateTimeOffset At)
{
    /// <summary>All of them are read with their booking. Who has delivered so often should talk.</summary>
    public const int MaximumNumber = 20;

    public const int MaximumLinks = 5;
}

/// <summary>What a delivery lacks.</summary>
/// <param name="Delivery">The number of the delivery.</param>
/// <param name="By">Who says so: the customer, or the platform for them.</param>
/// <param name="Wanted">What is wanted otherwise.</param>
/// <param name="At">When it was said.</param>
[GenerateSerializer, Immutable, Alias("booking.wanted-change")]
public sealed record WantedChange(int Delivery, BookingSide By, string Wanted, DateTimeOffset At);
