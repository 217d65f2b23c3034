namespace Marketplace.Bookings;

public sealed class BookingLaws : RulesLaws
{
    [Fact]
    public void The_laws_hold() => HoldFor<Booking, BookingState, BookingCommand, BookingEvent>();
}
