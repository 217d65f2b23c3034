namespace Marketplace.Bookings;

/// <summary>The work was handed over. Unless changes are asked for until then, it is accepted.</summary>
[GenerateSerializer, Immutable, Alias("booking.delivered")]
public sealed record BookingDelivered(DateTimeOffset At, BookingDelivery Delivery, DateTimeOffset AcceptBy) : BookingEvent(At);

/// <summary>What was delivered is accepted, by a word or by silence, which is the platform's. The work is done with it.</summary>
[GenerateSerializer, Immutable, Alias("booking.delivery-accepted")]
public sealed record BookingDeliveryAccepted(DateTimeOffset At, BookingSide By, int Delivery) : BookingEvent(At);

/// <summary>Something has to be otherwise, and is due until then.</summary>
[GenerateSerializer, Immutable, Alias("booking.changes-requested")]
public sealed record BookingChangesRequested(DateTimeOffset At, WantedChange Change, DateTimeOffset DeliverBy) : BookingEvent(At);

/// <summary>Nothing was delivered in time. Both sides may cancel, and the provider may still deliver, until it lapses.</summary>
[GenerateSerializer, Immutable, Alias("booking.delivery-overdue")]
public sealed record BookingDeliveryOverdue(DateTimeOffset At, DateTimeOffset LapsesAt) : BookingEvent(At);
