using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Bookings;

internal static class BookingsRegistration
{
    public static IServiceCollection AddBookings(this IServiceCollection services) =>
        services
            .AddAggregate<Booking, BookingState, BookingCommand, BookingEvent>()
            .AddSingleton<IRelay<BookingEvent>, BookingRelay>()
            .AddSingleton<IRelay<BookingEvent>, CalendarRelay>()
            .AddSingleton<IRelay<BookingEvent>, ThreadRelay>()
            .AddSingleton<IRelay<BookingEvent>, ReviewRelay>();
}
