namespace Marketplace.Bookings;

/// <summary>What time alone will do to a booking as it stands.</summary>
/// <param name="Items">The earliest first. Whatever changes the booking may disarm them or set them anew.</param>
[GenerateSerializer, Immutable, Alias("booking.timers")]
public sealed record BookingTimers(ImmutableArray<BookingTimer> Items);

/// <summary>One timer of a booking.</summary>
/// <param name="Name">As in `nextEvent`.</param>
/// <param name="At">When it is due.</param>
/// <param name="LeadsTo">The state that the booking is in afterwards.</param>
/// <param name="Slot">What becomes of the slot: `keeps`, `frees`, `uses`.</param>
/// <param name="Money">What becomes of the money: `nothing`, `gives_back`, `settles`, `earns`.</param>
[GenerateSerializer, Immutable, Alias("booking.timer")]
public sealed record BookingTimer(string Name, DateTimeOffset At, BookingStatus LeadsTo, string Slot, string Money);
