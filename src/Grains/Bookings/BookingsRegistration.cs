using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Bookings;

internal static class BookingsRegistration
{
    public static IServiceCollection AddBookings(this IServiceCollection services)
    {
        services.AddOptions<BookingOptions>()
            .Validate(options => options.Fault() is null, "The Bookings options are not valid: see BookingOptions.")
            .Validate(_ => BookingProcesses.All.All(process => ProcessFaults.Of(process).IsEmpty), "A booking process is not sound: see ProcessFaults.")
            .ValidateOnStart();

        return services
            .AddAggregate<Booking, BookingState, BookingCommand, BookingEvent>()
            .AddSingleton<IRelay<BookingEvent>, BookingRelay>()
            .AddSingleton<IRelay<BookingEvent>, CalendarRelay>()
            .AddSingleton<IRelay<BookingEvent>, ThreadRelay>()
            .AddSingleton<IRelay<BookingEvent>, ReviewRelay>();
    }
}
