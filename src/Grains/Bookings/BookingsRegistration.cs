using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Bookings;

internal static class BookingsRegistration
{
    public static IServiceCollection AddBookings(this IServiceCollection services)
    {
        services.AddOptions<BookingOptions>()
            .Validate(_ => BookingProcesses.All.All(process => ProcessFaults.Of(process).IsEmpty), "A booking process is not sound: see ProcessFaults.")
            .ValidateOnStart();

        return services
            .AddSingleton<IValidateOptions<BookingOptions>, BookingOptionsCheck>()
            .AddAggregate<Booking, BookingState, BookingCommand, BookingEvent>()
            .AddAggregate<ProcessMigration, ProcessMigrationState, MigrationCommand, MigrationEvent>()
            .AddSingleton<IRelay<MigrationEvent>, MigrationRelay>()
            .AddSingleton<IRelay<BookingEvent>, BookingRelay>()
            .AddSingleton<IRelay<BookingEvent>, CalendarRelay>()
            .AddSingleton<IRelay<BookingEvent>, ThreadRelay>()
            .AddSingleton<IRelay<BookingEvent>, ReviewRelay>();
    }
}
